/** What is kept of a run with one of several seeds. */
export interface SeedResult {
  readonly seed: number;
  /** Steps done. */
  readonly steps: number;
  /** Mean squared error on the test sample, in the units that the network sees. */
  readonly testLoss: number;
  /** sup ρ and median ρ on the test sample, in data units. */
  readonly sup: number;
  readonly median: number;
  /** Chart parameters of the point of the largest ρ; null if the manifold has no chart. */
  readonly supParameters: readonly number[] | null;
  /**
   * Whether two points of the manifold were found that the encoder sends to the same code; null if none were sought.
   */
  readonly collides: boolean | null;
  /** Area under the ROC curve of ρ for each signal, in the order of the run's signals. */
  readonly auc: readonly number[];
}

/** How a run with one of several seeds ended. */
export type SeedOutcome =
  | { readonly kind: 'done'; readonly result: SeedResult }
  | { readonly kind: 'failed'; readonly seed: number; readonly message: string };

/** How far a sweep has come. */
export interface SweepProgress {
  /** Runs that are over, and all that there will be. */
  readonly done: number;
  readonly total: number;
  /** Share of all steps that are done, from 0 to 1. */
  readonly share: number;
}

/** Mean, standard deviation and range of a number over seeds. */
export interface Spread {
  readonly mean: number;
  /** Of the sample, with n − 1; null for one seed. */
  readonly standardDeviation: number | null;
  readonly least: number;
  readonly greatest: number;
}

/** @param values at least one. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    standardDeviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
    least: Math.min(...values),
    greatest: Math.max(...values),
  };
}
