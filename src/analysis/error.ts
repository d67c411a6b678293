import type { ErrorSummary } from '../protocol/result.js';
import type { LargeError } from './large-error.js';

/**
 * The reconstruction error ρ(x) = ‖x − x̂‖₂ of each row, in data units.
 * @param points count × D, row-major.
 * @param reconstruction count × D, row-major.
 */
export function reconstructionError(
  points: Float32Array | Float64Array,
  reconstruction: Float32Array,
  dimension: number,
): Float32Array {
  const error = new Float32Array(points.length / dimension);
  for (let row = 0; row < error.length; row++) {
    let square = 0;
    for (let i = row * dimension; i < (row + 1) * dimension; i++) square += (points[i] - reconstruction[i]) ** 2;
    error[row] = Math.sqrt(square);
  }
  return error;
}

/** Largest value; −∞ of none. */
export function largest(values: Float32Array): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

/**
 * Supremum, mean and quantiles of reconstruction errors, in their units.
 * @param errors at least one.
 * @param large what counts as a large error; null if nothing does.
 * @param refinedSup a greater value that a search beyond the sample has found.
 */
export function summarizeErrors(errors: Float32Array, large: LargeError | null, refinedSup = 0): ErrorSummary {
  const sorted = errors.toSorted();
  const count = sorted.length;
  return {
    count,
    sup: Math.max(sorted[count - 1], refinedSup),
    mean: sorted.reduce((sum, error) => sum + error, 0) / count,
    median: quantile(sorted, 0.5),
    q90: quantile(sorted, 0.9),
    q99: quantile(sorted, 0.99),
    q999: quantile(sorted, 0.999),
    large: large && { ...large, share: errors.filter((error) => error > large.above).length / count },
  };
}

/** Quantile of sorted values with linear interpolation (type 7 of Hyndman & Fan, 1996; NumPy's default). */
function quantile(sorted: Float32Array, probability: number): number {
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
