import path from 'node:path';
import { FindFilesError } from '../session/find-files.js';
import { writeError } from '../session/output.js';
import { collect } from '../sweep/collect.js';
import { SweepDirectory, SweepDirectoryError } from '../sweep/directory.js';
import { indexOfScheduler, indexVariables, performTask } from '../sweep/task.js';
import { distribution } from '../node/environment.js';
import { createEnvironment, tellError } from './environment.js';
import { exitStatus, UsageError } from './exit-status.js';
import { onInterrupt } from './interrupt.js';
import { printSweep } from './sweep-summary.js';

export interface SweepTaskArguments {
  readonly folder: string;
  /** Null for the one that a scheduler gives. */
  readonly index: number | null;
  /** Added to the index. */
  readonly offset: number;
  /** K: the points from K · (index + offset). */
  readonly pointsPerTask: number;
  readonly threads: number;
  readonly quiet: boolean;
}

/**
 * Trains some points of a sweep directory, and writes what they come to.
 * @returns the exit status: 1 where a point failed, since a scheduler shows that.
 */
export async function sweepTask(words: SweepTaskArguments): Promise<number> {
  const folder = path.resolve(words.folder);
  const given = words.index ?? indexOfScheduler(process.env);
  if (given === null) {
    const names = Object.entries(indexVariables).map(([name, scheduler]) => `${name} (${scheduler})`);
    throw new UsageError(`sweep-task: expected an INDEX, or one of the variables ${names.join(', ')}`);
  }
  const { plan } = await openSweep(folder);
  const { pointsPerTask } = words;
  const first = (given + words.offset) * pointsPerTask;
  if (first >= plan.points) {
    throw new UsageError(`sweep-task: expected a point from 0 to ${plan.points - 1}, got ${first}`);
  }
  const controller = new AbortController();
  const stopListening = onInterrupt(() => controller.abort());
  const { workers, frameBudget } = createEnvironment({
    memory: plan.limits.memory / 2 ** 20,
    time: plan.limits.time / 1000,
  });
  try {
    const summaries = await performTask(
      folder,
      Array.from({ length: pointsPerTask }, (_, k) => first + k),
      {
        workers,
        distribution,
        threads: words.threads,
        frameBudget,
        onEvent: () => undefined,
        signal: controller.signal,
      },
    );
    for (const { index, state, message } of summaries)
      if (!words.quiet) tellError(`point ${index}: ${state}${message === null ? '' : `: ${message}`}`);
    if (controller.signal.aborted) return exitStatus.interrupted;
    return summaries.some(({ state }) => state === 'failed') ? exitStatus.runFailed : exitStatus.done;
  } catch (error) {
    if (error instanceof SweepDirectoryError) throw new UsageError(error.message);
    throw error instanceof FindFilesError ? error : writeError(folder, error);
  } finally {
    workers.dispose();
    stopListening();
  }
}

/**
 * Writes the tables of what is in a sweep directory.
 * @returns the exit status.
 */
export async function collectSweep(folder: string, json: boolean): Promise<number> {
  const directory = await openSweep(path.resolve(folder));
  printSweep(await collect(directory, distribution), json);
  const { reason } = directory.unsaved;
  if (reason === null) return exitStatus.done;
  tellError(reason.message);
  return exitStatus.runFailed;
}

async function openSweep(folder: string): Promise<SweepDirectory> {
  try {
    return await SweepDirectory.open(folder);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
