import path from 'node:path';
import type { RunEvent } from '../protocol/events.js';
import type { RunResult } from '../protocol/result.js';
import type { Fault } from '../protocol/fault.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import type { RunTask } from '../worker/messages.js';
import type { Bundle } from '../session/bundle.js';
import { inLanes } from '../session/in-lanes.js';
import { OutputError, writeError } from '../session/output.js';
import { sharedFault } from '../session/shared-fault.js';
import { pointId, type SweepDirectory } from './directory.js';
import { outcomesOf } from './outcome-columns.js';
import { readSummary, writePoint, type PointSummary } from './point-file.js';
import { keepingOf, type Resumable } from './point-keeping.js';
import type { PointWorkers } from './point-workers.js';
import { runPoint, type PointJob, type PointListener, type PointRun } from './run-point.js';

/** What trains points of one sweep directory. */
export interface PointWork {
  readonly directory: SweepDirectory;
  readonly bundle: Bundle;
  readonly workers: PointWorkers;
  /** Folder of the bundles of this program. */
  readonly distribution: string;
  /** Threads of each run; their number changes no result. */
  readonly threads: number;
  /** Largest memory of recorded frames, in bytes. */
  readonly frameBudget: number;
  /** Takes the events of runs, by the index of their point. */
  readonly onEvent: (index: number, event: RunEvent) => void;
  /** Ends the runs under way; what is not over is not written. */
  readonly signal: AbortSignal;
}

/**
 * Trains a point to its end, from its last checkpoint where it was interrupted, and writes what it came to; what cannot be
 * written is `unsaved` in the directory.
 * @returns null where it was ended before.
 */
export async function performPoint(work: PointWork, index: number, point: SweptPoint): Promise<PointSummary | null> {
  const { directory, distribution, frameBudget, onEvent } = work;
  const keeping = keepingOf(directory, index, directory.runFolder(index, point), frameBudget, distribution);
  const listener: PointListener = {
    onEvent: (event, packed) => {
      onEvent(index, event);
      keeping.add(event, packed);
    },
    keeping,
  };
  const wanted = { files: directory.keepsRun(index), isRecorded: directory.recordsRun(index) };
  const train = (resumed: Resumable | null): Promise<PointRun> =>
    trainPoint(work, point, 'train', wanted, listener, resumed);
  const first = await train(await keeping.find());
  // What was there is of another run, or damaged.
  const run = first.fault?.phase === 'resume' && !first.isStopped ? await train(null) : first;
  if (run.isStopped) {
    await keeping.leave();
    return null;
  }
  const { result, fault } = run;
  const summary: PointSummary = {
    ...headOf(directory, index, point),
    state: result === null ? 'failed' : 'done',
    outcomes: result === null ? {} : outcomesOf(result),
    message: result === null ? messageOf(fault, directory.plan.file) : null,
    ofDataset: fault?.ofDataset === true && fault.phase !== 'training',
  };
  await keeping.finish(run.artefacts).catch((error: unknown) => directory.unsaved.note(outputError(error)));
  await savePoint(directory, summary, result);
  return summary;
}

/** Writes what a point came to; where it cannot be written, it is held in memory. */
export async function savePoint(
  directory: SweepDirectory,
  summary: PointSummary,
  result: RunResult | null,
): Promise<void> {
  const file = directory.resultFile(summary.index);
  await writePoint(file, summary, result).catch((error: unknown) => {
    const isSmall = directory.plan.points <= fullResults;
    directory.unsaved.hold(summary, isSmall ? result : null, outputError(writeError(path.dirname(file), error)));
  });
}

/** @throws what is no error of the disk. */
export function outputError(error: unknown): OutputError {
  if (error instanceof OutputError) return error;
  throw error;
}

/** An error with its place, as it may be shared. */
export function messageOf(fault: Fault | null, file: string): string {
  if (fault === null) return 'The run ended without a result.';
  const { message, location } = sharedFault(fault, file);
  return location === null ? message : `${location.file}:${location.line}:${location.column}: ${message}`;
}

/** Has a worker process train a point. */
export function trainPoint(
  { directory, bundle, workers, threads, signal }: PointWork,
  point: SweptPoint,
  task: RunTask,
  wanted: Pick<PointJob, 'files' | 'isRecorded'>,
  listener: PointListener,
  resumed: Resumable | null,
): Promise<PointRun> {
  const { label, engine, steps } = directory.plan;
  return runPoint(
    workers,
    { bundle, label, engine, threads, steps, point, task, ...wanted, resumed },
    listener,
    signal,
  );
}

/** What a summary begins with. */
export const headOf = (
  { plan }: SweepDirectory,
  index: number,
  point: SweptPoint,
): Pick<PointSummary, 'sweep' | 'index' | 'id' | 'point'> => ({ sweep: plan.id, index, id: pointId(point), point });

/** What is known of a point of this sweep; null if it is still to be trained. */
export async function summaryOf(directory: SweepDirectory, index: number): Promise<PointSummary | null> {
  const summary = await readSummary(directory.resultFile(index));
  return summary?.sweep === directory.plan.id && summary.index === index ? summary : null;
}

/** Files read at once. */
export const filesAtOnce = 16;

/** Points up to which the whole results stand in `sweep.json`. */
export const fullResults = 1000;

/** What is known of the points of this sweep, by their index. */
export async function knownPoints(directory: SweepDirectory): Promise<Map<number, PointSummary>> {
  const known = new Map<number, PointSummary>();
  await inLanes(await directory.written(), filesAtOnce, async (index) => {
    const summary = await summaryOf(directory, index);
    if (summary !== null && index < directory.plan.points) known.set(index, summary);
  });
  for (const summary of directory.unsaved.summaries) known.set(summary.index, summary);
  return known;
}
