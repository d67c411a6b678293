import type { RunDescription } from '../protocol/description.js';

/** A seed that holds until the file names another than `insteadOf`; null if it is not known what the file names. */
export interface ChosenSeed {
  readonly value: number;
  readonly insteadOf: number | null;
}

/**
 * @param seed null for the file's own.
 * @param run the last run of the file; null if none.
 */
export function chooseSeed(seed: number | null, run: RunDescription | null): ChosenSeed | null {
  return seed === null ? null : { value: seed, insteadOf: run?.fileSeed ?? null };
}

/** The chosen seed that still applies once a run has begun; null if it no longer does. */
export function seedAfterStart(chosen: ChosenSeed | null, run: RunDescription): ChosenSeed | null {
  if (chosen === null || run.seed === run.fileSeed) return null;
  return { value: chosen.value, insteadOf: run.fileSeed };
}
