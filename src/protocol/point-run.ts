import type { RunDescription } from './description.js';
import type { RunFinished } from './events.js';
import { isLatent, latentName } from './latent-name.js';
import { latentField } from './latent-scan.js';
import { seedField, type SweepRow, type SweepTable, type SweptPoint } from './sweep-table.js';

/** Numbers that tell the runs of a file apart: a repetition of a run has the same to the bit. */
export interface RunNumbers {
  readonly seed: number;
  /** Name of the latent space, such as `S²`. */
  readonly latent: string;
  /** Steps done. */
  readonly steps: number;
  /** sup ρ on the test sample, in data units. */
  readonly sup: number;
}

/** A point of a sweep whose run is wanted. */
export interface WantedPoint {
  /** SHA-256 of the bundled dataset file that the sweep is over, hexadecimal. */
  readonly hash: string;
  /** For people, such as `S¹, seed 3`. */
  readonly name: string;
  readonly point: SweptPoint;
  /** What its run came to; null if it has no result. */
  readonly outcome: Pick<RunNumbers, 'steps' | 'sup'> | null;
}

/** @param name of the point, for people. */
export function wantedPoint(
  { hash, columns }: Pick<SweepTable, 'hash' | 'columns'>,
  { point, outcomes }: SweepRow,
  name: string,
): WantedPoint {
  const numberOf = (column: string): number | null => {
    const value = outcomes[columns.findIndex((one) => one.name === column)] ?? null;
    return typeof value === 'number' ? value : null;
  };
  const [steps, sup] = [numberOf('steps'), numberOf('sup')];
  return { hash, name, point, outcome: steps === null || sup === null ? null : { steps, sup } };
}

/** Whether a run came to the same as the run of a point, and so is that run or a repetition of it. */
export function isRunOf({ point, outcome }: WantedPoint, run: RunNumbers): boolean {
  const { [seedField]: seed, [latentField]: latent } = point;
  return (
    outcome !== null &&
    outcome.steps === run.steps &&
    outcome.sup === run.sup &&
    (typeof seed !== 'number' || seed === run.seed) &&
    (!isLatent(latent) || latentName(latent) === run.latent)
  );
}

/** Whether a run on show is that of a point: trained to its end with the values of the point, or to the same numbers. */
export function showsPoint(
  wanted: WantedPoint,
  run: RunDescription,
  finished: RunFinished | null | undefined,
): boolean {
  if (run.hash !== wanted.hash || finished == null || finished.reason === 'stopped') return false;
  const { seed, autoencoder, point } = run;
  const { steps, error } = finished.result;
  return (
    isRunOf(wanted, { seed, latent: latentName(autoencoder.latent), steps, sup: error.sup }) ||
    isSamePoint({ ...point, [seedField]: seed }, { [seedField]: seed, ...wanted.point })
  );
}

/** Whether two points have the same values, in whatever order. */
export function isSamePoint(a: SweptPoint, b: SweptPoint): boolean {
  const sorted = (point: SweptPoint): string =>
    JSON.stringify(Object.entries(point).toSorted(([first], [second]) => (first < second ? -1 : 1)));
  return sorted(a) === sorted(b);
}
