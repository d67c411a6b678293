import type { Weights } from './weights.js';

/**
 * The share of each column in the sum of squared errors of some rows, Σ w (x − x̂)² over the same sum of all columns: which
 * columns make up ρ². All 0 where nothing is wrong.
 * @param points rows × D, row-major.
 * @param reconstruction rows × D, row-major.
 * @param rows places of the rows that count.
 */
export function columnShares(
  points: Float32Array | Float64Array,
  reconstruction: Float32Array,
  dimension: number,
  rows: readonly number[],
  weights: Weights,
): Float64Array {
  const sums = new Float64Array(dimension);
  for (const row of rows) {
    const weight = weights?.[row] ?? 1;
    for (let k = 0, at = row * dimension; k < dimension; k++, at++) {
      sums[k] += weight * (points[at] - reconstruction[at]) ** 2;
    }
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return total > 0 ? sums.map((sum) => sum / total) : new Float64Array(dimension);
}
