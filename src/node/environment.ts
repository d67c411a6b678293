import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EngineName } from '../autoencoder/options.js';
import type { Fault } from '../protocol/fault.js';
import { datasetName } from '../session/dataset-name.js';
import { WorkerSupply } from '../session/worker-supply.js';

/** Folder of the bundles: the one that has this module is there too. */
export const distribution = __dirname;

/** MiB of memory and seconds without a sign of life that a dataset file may take, as in the extension's settings. */
const defaults = { memoryLimit: 4096, timeout: 10 };

/** Largest memory of the recorded frames of a run, in bytes. */
export const frameBudget = 64 * 2 ** 20;

/** What runs of a dataset file may take, and how they are computed. */
export interface RunOptions {
  /** Default `wasm`. */
  readonly engine?: EngineName;
  /** Steps instead of the file's. */
  readonly steps?: number;
  /** Threads of a run, by default 1; they change no result. */
  readonly threads?: number;
  /** MiB of memory that its process may take. Default 4096. */
  readonly memoryLimit?: number;
  /** Seconds that code of the dataset file may take without a sign of life. Default 10. */
  readonly timeout?: number;
  /** Ends the run; what is done is on disk. */
  readonly signal?: AbortSignal;
  /** Takes what the dataset file prints, line by line. Default: nothing does. */
  readonly log?: (line: string) => void;
}

/** The dataset file is wrong, or a run failed. */
export class RunError extends Error {
  override readonly name = 'RunError';
  constructor(
    message: string,
    /** Where, in the user's files; from 1. Null if it is not known. */
    readonly location: { readonly file: string; readonly line: number; readonly column: number } | null,
    /** Whether the dataset file is to blame. */
    readonly ofDataset: boolean,
  ) {
    super(message);
  }
}

export const errorOf = ({ message, location, ofDataset }: Fault): RunError =>
  new RunError(message, location, ofDataset);

/** Worker processes, for the caller to dispose of. */
export function createWorkers(options: Pick<RunOptions, 'memoryLimit' | 'timeout' | 'log'>): WorkerSupply {
  const { memoryLimit = defaults.memoryLimit, timeout = defaults.timeout, log = () => undefined } = options;
  const limits = { memory: memoryLimit * 2 ** 20, time: timeout * 1000 };
  return new WorkerSupply({ distribution, limits, log }, false);
}

/**
 * @returns the dataset file, absolute.
 * @throws RunError if it does not exist.
 */
export function requireFile(file: string): string {
  const absolute = path.resolve(file);
  if (existsSync(absolute)) return absolute;
  throw new RunError(`expected a dataset file, got ${file}, which does not exist`, null, true);
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
