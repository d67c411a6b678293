import type { RunEvent } from '../protocol/events.js';
import type { Fault } from '../protocol/fault.js';
import type { RunResult } from '../protocol/result.js';
import { seedResultOf, type SeedOutcome } from '../protocol/sweep.js';
import { inLanes } from './in-lanes.js';
import type { RunFile } from './run-directory.js';
import { TrainingSession, type SessionEnvironment, type TrainOptions } from './session.js';
import { untilOver } from './until-over.js';

/** One run of a sweep. */
export interface SweepRun {
  readonly seed: number;
  /** Null if it came to an error. */
  readonly result: RunResult | null;
  readonly fault: Fault | null;
  /** Its packed events, and the other files of its run directory. */
  readonly events: readonly ArrayBuffer[];
  readonly artefacts: readonly RunFile[];
}

export interface SweepOptions {
  readonly seeds: readonly number[];
  /** Runs at once: each has a process and one thread, and so a core, of its own. */
  readonly workers: number;
  /** For every run, beside its seed. */
  readonly train: Omit<TrainOptions, 'seed'>;
  /** `kept` gives the packed events that are to stay of the run so far. */
  readonly onEvent: (seed: number, event: RunEvent, packed: ArrayBuffer, kept: () => readonly ArrayBuffer[]) => void;
  /** Called when a run is over, in the order in which they end. */
  readonly onRun: (run: SweepRun) => void;
  /** Ends the runs under way and starts no other. */
  readonly signal: AbortSignal;
}

/**
 * Trains a dataset file once for each seed, several at a time. The runs are those that `train` gives for each seed
 * alone.
 * @param file the dataset file, absolute.
 * @param label the dataset file as the user knows it.
 * @returns the runs in the order of the seeds; fewer where the sweep was ended.
 */
export async function sweep(
  file: string,
  label: string,
  environment: SessionEnvironment,
  options: SweepOptions,
): Promise<SweepRun[]> {
  const { seeds, workers, signal } = options;
  const runs = new Map<number, SweepRun>();
  let isWrong = false;
  await inLanes(seeds, workers, async (seed) => {
    if (signal.aborted || isWrong) return;
    const run = await runSeed(seed, new TrainingSession(file, label, environment), options);
    runs.set(seed, run);
    options.onRun(run);
    // A file that is wrong for one seed before training is wrong for all.
    isWrong ||= run.fault !== null && run.events.length === 0;
  });
  return seeds.flatMap((seed) => runs.get(seed) ?? []);
}

/** What is kept of a run beside those with other seeds. */
export function outcomeOf({ seed, result, fault }: SweepRun): SeedOutcome {
  if (result !== null) return { kind: 'done', result: seedResultOf(result) };
  return { kind: 'failed', seed, message: fault?.message ?? 'The run ended without a result.' };
}

async function runSeed(seed: number, session: TrainingSession, options: SweepOptions): Promise<SweepRun> {
  session.onDidReceiveEvent(({ event, packed }) => options.onEvent(seed, event, packed, () => session.events));
  const stop = (): void => session.command({ kind: 'stop' });
  options.signal.addEventListener('abort', stop);
  try {
    await untilOver(session, () => session.train({ ...options.train, seed }));
    const { latest, fault, events, artefacts } = session;
    return { seed, result: latest.finished?.result ?? null, fault, events, artefacts };
  } finally {
    options.signal.removeEventListener('abort', stop);
    await session.dispose();
  }
}
