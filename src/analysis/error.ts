import type { ErrorSummary } from '../protocol/result.js';
import type { LargeError } from './large-error.js';
import { effectiveSize, quantiles, sortedWithWeights, totalWeight, type Weights } from './weights.js';

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
 * @param weights of the errors; their sum is positive.
 */
export function summarizeErrors(
  errors: Float32Array,
  large: LargeError | null,
  refinedSup = 0,
  weights: Weights = null,
): ErrorSummary {
  const sorted = sortedWithWeights(errors, weights);
  const { values } = sorted;
  const count = values.length;
  const total = totalWeight(weights, count);
  const weightOf = (at: number): number => sorted.weights?.[at] ?? 1;
  const [median, q90, q99, q999] = quantiles(sorted, [0.5, 0.9, 0.99, 0.999]);
  const above = (least: number): number =>
    values.reduce((sum, error, at) => (error > least ? sum + weightOf(at) : sum), 0);
  return {
    count,
    ...(weights === null ? {} : { effectiveCount: effectiveSize(weights, count) }),
    sup: Math.max(values[count - 1], refinedSup),
    mean: values.reduce((sum, error, at) => sum + weightOf(at) * error, 0) / total,
    median,
    q90,
    q99,
    q999,
    large: large && { ...large, share: above(large.above) / total },
  };
}
