import { plannedSteps } from '../protocol/description.js';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { SweptPoint } from '../protocol/sweep-table.js';
import { inLanes } from '../session/in-lanes.js';
import { writeError } from '../session/output.js';
import { writeWhole } from '../session/whole-file.js';
import { headOf, messageOf, outputError, savePoint, trainPoint, type PointWork } from './perform-point.js';
import type { SweepDirectory } from './directory.js';
import type { Halving } from './plan-file.js';
import type { PointSummary } from './point-file.js';

/** A point after the steps of a rung. */
interface RungEntry {
  readonly step: number;
  /** Mean squared error on a part of the test sample, in the units that the network sees. */
  readonly testLoss: number;
  /** Steps of the whole training of this point. */
  readonly steps: number;
}

const entrySchema = v.object({ step: v.number(), testLoss: v.number(), steps: v.number() });

/**
 * Successive halving (Jamieson & Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization",
 * AISTATS 2016, with η of Li et al., "Hyperband", JMLR 18, 2018): all points are trained for a few steps, the best of
 * every η of them for η times as many, and so on. A point starts afresh in each rung, with the schedule of its whole
 * training: that takes at most η / (η − 1) of the steps, and needs no state between the rungs.
 * @param points all of them, in their order; those that are over count in the rungs that they came to.
 * @param known what is known of some of them already.
 * @param lanes runs at once.
 * @param onSummary takes what became of each point that does not go on.
 * @returns the indices of those that are to be trained to their end, ascending.
 */
export async function chooseByHalving(
  work: PointWork,
  { reduction, leastSteps }: Halving,
  points: readonly SweptPoint[],
  known: ReadonlyMap<number, PointSummary>,
  lanes: number,
  onSummary: (summary: PointSummary) => void,
): Promise<number[]> {
  const { directory } = work;
  let left = [...points.keys()];
  let total = Infinity;
  for (let rung = 0, step = leastSteps; left.length > 1 && step < total; rung++, step *= reduction) {
    const entries = new Map<number, RungEntry>();
    await inLanes(left, lanes, async (index) => {
      if (work.signal.aborted) return;
      const file = path.join(directory.folder, 'rungs', String(rung), `${index}.json`);
      let entry = await readEntry(file);
      if (entry === null && !known.has(index)) {
        entry = await trainTo(work, points[index], index, step, onSummary);
        if (entry !== null) await saveEntry(directory, file, entry);
      }
      if (entry === null) return;
      entries.set(index, entry);
    });
    if (work.signal.aborted) return [];
    const ranked = [...entries].sort(([a, { testLoss: x }], [b, { testLoss: y }]) => x - y || a - b);
    const kept = Math.ceil(ranked.length / reduction);
    for (const [place, [index, entry]] of ranked.entries()) {
      if (place < kept || known.has(index)) continue;
      const message = `Ended early after ${entry.step} steps: place ${place + 1} of ${ranked.length} by the test loss.`;
      const summary: PointSummary = {
        ...headOf(directory, index, points[index]),
        state: 'ended early',
        outcomes: { steps: entry.step, testLoss: entry.testLoss },
        message,
        ofDataset: false,
      };
      await savePoint(directory, summary, null);
      onSummary(summary);
    }
    left = ranked.slice(0, kept).map(([index]) => index);
    total = Math.min(...[...entries.values()].map(({ steps }) => steps));
  }
  return left.sort((a, b) => a - b);
}

/** Null where the point failed, which has been written, and where it was stopped. */
async function trainTo(
  work: PointWork,
  point: SweptPoint,
  index: number,
  step: number,
  onSummary: (summary: PointSummary) => void,
): Promise<RungEntry | null> {
  const { directory } = work;
  let steps = 0;
  const { trainedUntil, fault, isStopped } = await trainPoint(
    work,
    point,
    { kind: 'trainUntil', step },
    { files: false, isRecorded: false },
    {
      onEvent: (event) => {
        if (event.kind === 'started') steps = plannedSteps(event.run);
      },
    },
    null,
  );
  if (trainedUntil !== null) return { ...trainedUntil, steps };
  if (isStopped) return null;
  const summary: PointSummary = {
    ...headOf(directory, index, point),
    state: 'failed',
    outcomes: {},
    message: messageOf(fault, directory.plan.file),
    ofDataset: fault?.ofDataset === true && fault.phase !== 'training',
  };
  await savePoint(directory, summary, null);
  onSummary(summary);
  return null;
}

/** An entry that is not written is trained again where the sweep is resumed. */
async function saveEntry({ unsaved }: SweepDirectory, file: string, entry: RungEntry): Promise<void> {
  await writeWhole(file, JSON.stringify(entry) + '\n').catch((error: unknown) =>
    unsaved.note(outputError(writeError(path.dirname(file), error))),
  );
}

async function readEntry(file: string): Promise<RungEntry | null> {
  try {
    return v.parse(entrySchema, JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
