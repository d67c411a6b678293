import { existsSync } from 'node:fs';
import path from 'node:path';
import { createWorkers, frameBudget } from '../node/environment.js';
import type { SessionEnvironment } from '../session/session.js';
import { UsageError } from './exit-status.js';

/** What a dataset file may take, in MiB and in seconds without a sign of life; null for the default. */
export interface Limits {
  readonly memory: number | null;
  readonly time: number | null;
}

/** Takes a line for standard error. */
export function tellError(line: string): void {
  process.stderr.write(line + '\n');
}

/**
 * What sessions of one command need; the workers are the caller's to dispose of. What the dataset file prints goes to
 * standard error.
 */
export function createEnvironment({ memory, time }: Limits): SessionEnvironment {
  const workers = createWorkers({
    ...(memory === null ? {} : { memoryLimit: memory }),
    ...(time === null ? {} : { timeout: time }),
    log: tellError,
  });
  return { workers, runs: null, frameBudget, warmStart: false, log: tellError };
}

/**
 * The dataset file that a word of the command line names, absolute.
 * @throws UsageError if it does not exist.
 */
export function datasetFile(word: string): string {
  const file = path.resolve(word);
  if (!existsSync(file)) throw new UsageError(`expected a dataset file, got ${word}, which does not exist`);
  return file;
}
