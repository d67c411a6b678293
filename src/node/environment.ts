import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EngineName } from '../autoencoder/options.js';
import type { Fault } from '../protocol/fault.js';
import { WorkerSupply } from '../session/worker-supply.js';

/** Folder of the bundles: this module is one of them. */
export const distribution = __dirname;

/** Largest memory of the recorded frames of a run, in bytes. */
export const frameBudget = 64 * 2 ** 20;

/** What runs of a dataset file may take, and how they are computed. */
export interface RunOptions {
  /** Default `wasm`. */
  readonly engine?: EngineName;
  /** Steps in place of the file's. */
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

export function createWorkers({ memoryLimit = 4096, timeout = 10, log = () => undefined }: RunOptions): WorkerSupply {
  const limits = { memory: memoryLimit * 2 ** 20, time: timeout * 1000 };
  return new WorkerSupply({ distribution, limits, log }, false);
}

/**
 * @returns the dataset file, absolute.
 * @throws RunError if there is none.
 */
export function requireFile(file: string): string {
  const absolute = path.resolve(file);
  if (existsSync(absolute)) return absolute;
  throw new RunError(`expected a dataset file, got ${file}, which does not exist`, null, true);
}
