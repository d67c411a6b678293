import { existsSync } from 'node:fs';
import path from 'node:path';
import { datasetName } from '../session/dataset-name.js';
import type { SessionEnvironment } from '../session/session.js';
import { WorkerSupply } from '../session/worker-supply.js';
import { UsageError } from './exit-status.js';

/** Folder of the bundles: the command line is one of them. */
export const distribution = __dirname;

/** MiB of memory and seconds without a sign of life that a dataset file may take, as in the extension's settings. */
const memoryLimit = 4096;
const timeout = 10;

/** Largest memory of recorded frames, in bytes. */
const frameBudget = 64 * 2 ** 20;

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
  const limits = { memory: (memory ?? memoryLimit) * 2 ** 20, time: (time ?? timeout) * 1000 };
  const workers = new WorkerSupply({ distribution, limits, log: tellError }, false);
  return { workers, runs: null, frameBudget, warmStart: false, log: tellError };
}

/**
 * The dataset file that a word of the command line names, absolute.
 * @throws UsageError if there is none.
 */
export function datasetFile(word: string): string {
  const file = path.resolve(word);
  if (!existsSync(file)) throw new UsageError(`expected a dataset file, got ${word}, which does not exist`);
  return file;
}

/** A dataset file as runs name it, which may be shared: without the folders above the current one. */
export function labelOf(word: string): string {
  if (!path.isAbsolute(word)) return word;
  const relative = path.relative('', word);
  return relative.startsWith('..') || path.isAbsolute(relative) ? path.basename(word) : relative;
}

/** Where the run of a dataset file goes by default: a folder of its name in `runs` of the current folder. */
export function runDirectory(file: string, ...suffix: readonly string[]): string {
  return path.resolve('runs', [datasetName(file), ...suffix].join('-'));
}
