import path from 'node:path';
import type { EngineName } from '../autoencoder/options.js';
import { packEvent } from '../protocol/event-log.js';
import type { RunEvent } from '../protocol/events.js';
import type { RunResult } from '../protocol/result.js';
import { createReport } from '../session/report.js';
import { writeWhole } from '../session/whole-file.js';
import { outcomeOf, sweep as trainAll, type SweepRun } from '../session/sweep.js';
import {
  createEnvironment,
  datasetFile,
  labelOf,
  distribution,
  runDirectory,
  tellError,
  type Limits,
} from './distribution.js';
import { exitStatus, formatFault, OutputError, statusOf } from './exit-status.js';
import { onInterrupt } from './interrupt.js';
import { formatSweep, summarizeSweep } from './sweep-summary.js';
import { checkFolder, Output, reasonOf } from './output.js';

export interface SweepArguments {
  readonly file: string;
  readonly seeds: readonly number[];
  readonly workers: number;
  readonly steps: number | null;
  readonly engine: EngineName | null;
  /** Folder of the run directories; null for the default. */
  readonly out: string | null;
  readonly json: boolean;
  readonly limits: Limits;
  readonly quiet: boolean;
}

/**
 * Trains a dataset file with several seeds, some at a time, and tells the spread of what they give.
 * @returns the exit status.
 */
export async function sweep(words: SweepArguments): Promise<number> {
  const file = datasetFile(words.file);
  const folder = words.out === null ? runDirectory(file, 'sweep') : path.resolve(words.out);
  await checkFolder(folder);
  const environment = createEnvironment(words.limits);
  const tell = (text: string): void => {
    if (!words.quiet) tellError(text);
  };
  const controller = new AbortController();
  const stopListening = onInterrupt(() => controller.abort());
  const outputs = new Map(words.seeds.map((seed) => [seed, new Output(path.join(folder, `seed-${seed}`))]));
  const writing: Promise<boolean>[] = [];
  try {
    const runs = await trainAll(file, labelOf(words.file), environment, {
      seeds: words.seeds,
      workers: words.workers,
      train: {
        ...(words.steps === null ? {} : { steps: words.steps }),
        ...(words.engine === null ? {} : { engine: words.engine }),
      },
      onEvent: (seed, event, packed, kept) => {
        const output = outputs.get(seed);
        if (event.kind === 'started') output?.begin(event.run);
        output?.add(packed, kept);
        if (event.kind === 'warning') tell(`seed ${seed}: Warning: ${event.message}`);
      },
      onRun: (run) => {
        tell(describe(run));
        const output = outputs.get(run.seed);
        if (run.events.length > 0 && output !== undefined)
          writing.push(written(() => output.finish(run.events, run.artefacts)));
      },
      signal: controller.signal,
    });
    const results = runs.flatMap(({ result }) => result ?? []);
    const fault = runs.find((run) => run.fault !== null)?.fault ?? null;
    if (fault !== null) tellError(formatFault(fault));
    if (results.length > 0) {
      const summary = summarizeSweep(results);
      writing.push(
        written(async () => {
          await writeWhole(path.join(folder, 'report.html'), await createReport(distribution, eventsOf(runs)));
          await writeWhole(path.join(folder, 'sweep.json'), JSON.stringify(summary, null, 2) + '\n');
        }),
      );
      process.stdout.write(words.json ? JSON.stringify(summary) + '\n' : formatSweep(summary));
    }
    const isKept = (await Promise.all(writing)).every(Boolean);
    if (results.length > 0) tell(`Run directories: ${folder}`);
    if (controller.signal.aborted) return exitStatus.interrupted;
    if (fault !== null) return statusOf(fault);
    return isKept ? exitStatus.done : exitStatus.runFailed;
  } finally {
    environment.workers.dispose();
    stopListening();
  }
}

/** Whether something could be written; says why not, and lets what else there is to do go on. */
async function written(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    tellError(error instanceof OutputError ? error.message : `cannot write: ${reasonOf(error)}`);
    return false;
  }
}

/** The events of the first run that gave a result, and what the others gave beside it. */
function eventsOf(runs: readonly SweepRun[]): ArrayBuffer[] {
  const shown = runs.find(({ result }) => result !== null)?.events ?? [];
  const ofSeeds: RunEvent[] = [
    { kind: 'sweep', seeds: runs.map(({ seed }) => seed) },
    ...runs.map((run): RunEvent => ({ kind: 'seed', outcome: outcomeOf(run) })),
  ];
  return [...shown, ...ofSeeds.map(packEvent)];
}

function describe({ seed, result }: SweepRun): string {
  return `seed ${seed}: ${result === null ? 'failed' : endOf(result)}`;
}

function endOf({ steps, seconds, error }: RunResult): string {
  return `${steps} steps in ${seconds.toFixed(1)} s, sup ρ ${error.sup.toPrecision(4)}, median ρ ${error.median.toPrecision(3)}`;
}
