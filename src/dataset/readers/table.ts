/** Points read from a file. */
export interface Table {
  /** D. */
  readonly dimension: number;
  /** rows × D, row-major. */
  readonly values: Float64Array;
  /** Number of rows left out because a value was missing. */
  readonly skipped: number;
}
