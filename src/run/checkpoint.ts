import type { TrainerState } from '../autoencoder/engine.js';
import type { RunDescription } from '../protocol/description.js';
import { ResumeError } from '../protocol/resume-error.js';
import type { ValidationState } from './validation.js';

/** Where a run is in its training: with its dataset file, all that the rest of it follows from. */
export interface RunCheckpoint {
  readonly trainer: TrainerState;
  readonly loss: LossRecord;
  /** Milliseconds of training so far. */
  readonly trainingTime: number;
  /** Step of the last picture; −1 before the first. */
  readonly frameStep: number;
  /** Null if there is no validation sample. */
  readonly validation: ValidationState | null;
}

/** Training loss of the steps since the last progress event, and the mean that it gave; null before the first. */
export interface LossRecord {
  readonly sum: number;
  readonly steps: number;
  readonly last: number | null;
}

/**
 * @param kept what was run until the interruption.
 * @param now what would be run by the dataset file and the program as they are now.
 * @throws ResumeError where it would not come to the same bits.
 */
export function requireSameRun(kept: RunDescription, now: RunDescription): void {
  requireSameFile(kept, now.hash);
  requireSameProgram(kept, now);
  if (essence(kept) !== essence(now)) throw new ResumeError(changedData);
}

/** @throws ResumeError where another version or another engine would train. */
function requireSameProgram(
  kept: Pick<RunDescription, 'engine' | 'versions'>,
  now: Pick<RunDescription, 'engine' | 'versions'>,
): void {
  const [was, is] = [kept, now].map(({ engine, versions }) =>
    [`engine ${engine}`, ...Object.entries(versions).map(([name, version]) => `${name} ${version}`)].join(', '),
  );
  if (was === is) return;
  throw new ResumeError(
    `This run cannot be resumed: it was trained by ${was}, and ${is} may come to other numbers. Train again instead.`,
  );
}

/**
 * @param hash of the bundled dataset file as it is now.
 * @throws ResumeError where it is another than that of the run.
 */
export function requireSameFile(kept: Pick<RunDescription, 'hash'>, hash: string): void {
  if (kept.hash !== hash) throw new ResumeError(changedFile);
}

const changedFile =
  'This run cannot be resumed: the dataset file, or a file that it imports, has changed since the run began. ' +
  'Undo the change, or train again instead.';

export const changedData =
  'This run cannot be resumed: the data have changed since it began. Put the old data back, or train again instead.';

/** What a run follows from, beside its file and its program. Where it was trained, and how it was asked for, is no part. */
function essence(run: RunDescription): string {
  const { manifold, signals, observables, bumpHunt, samples, autoencoder, seed, fileSeed, point = null } = run;
  const method = { ...run.training, warmStart: null };
  return JSON.stringify([
    ...[manifold, signals, observables, bumpHunt, samples, autoencoder],
    ...[method, seed, fileSeed, point],
  ]);
}
