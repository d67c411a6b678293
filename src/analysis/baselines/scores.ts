import type { LeadingAxes } from '../leading-axes.js';
import { singular, weightedSquares, type PrincipalAxes } from './covariance.js';

/** An anomaly score of rows × D points: larger for more anomalous ones. */
export type Score = (points: Float64Array) => Float32Array;

/**
 * Reconstruction error of principal component analysis, ‖x − x̂‖ with x̂ the projection onto the mean plus the first d
 * principal axes: what a linear autoencoder of the same d comes to (Baldi & Hornik, 1989).
 * @param axes of the training sample.
 * @param components d; at D and above the error is 0 everywhere.
 */
export function pcaScore(axes: PrincipalAxes, components: number): Score {
  const weights = axes.values.map((_, axis) => (axis < components ? 0 : 1));
  return (points) => Float32Array.from(weightedSquares(axes, points, weights), Math.sqrt);
}

/**
 * {@link pcaScore} from the first axes alone: what is left of the distance from the mean.
 * @param axes of the training sample, as many as are projected on.
 */
export function leadingPcaScore({ mean, axes }: LeadingAxes): Score {
  const dimension = mean.length;
  return (points) =>
    Float32Array.from({ length: points.length / dimension }, (_, row) => {
      const centred = points.subarray(row * dimension, (row + 1) * dimension).map((value, k) => value - mean[k]);
      let square = centred.reduce((sum, value) => sum + value * value, 0);
      for (let at = 0; at < axes.length; at += dimension) {
        let along = 0;
        for (let k = 0; k < dimension; k++) along += axes[at + k] * centred[k];
        square -= along * along;
      }
      return Math.sqrt(Math.max(0, square));
    });
}

/**
 * Mahalanobis distance √((x − μ)ᵀ Σ⁺ (x − μ)) (Mahalanobis, 1936), with the pseudo-inverse where the covariance is
 * singular. A point off the plane of a degenerate sample has the distance of its projection.
 * @param axes of the training sample.
 */
export function mahalanobisScore(axes: PrincipalAxes): Score {
  const weights = axes.values.map((variance) => (variance > singular * axes.values[0] ? 1 / variance : 0));
  return (points) => Float32Array.from(weightedSquares(axes, points, weights), Math.sqrt);
}

/** Coordinates that are added up before a look at whether a point is too far. */
const stretch = 64;

/**
 * Euclidean distance to the k-th nearest of the training points (Ramaswamy, Rastogi & Shim, 2000), by looking at all of
 * them.
 * @param train rows × D, row-major, at least k rows.
 */
export function nearestNeighbourScore(train: Float64Array, dimension: number, k: number): Score {
  const rows = train.length / dimension;
  return (points) => {
    const nearest = new Float64Array(k);
    return Float32Array.from({ length: points.length / dimension }, (_, row) => {
      nearest.fill(Infinity);
      const at = row * dimension;
      for (let other = 0; other < rows; other++) {
        let square = 0;
        // In stretches: of many coordinates a few tell that a point is too far.
        for (let from = 0; from < dimension && square < nearest[k - 1]; from += stretch) {
          const to = Math.min(dimension, from + stretch);
          for (let i = from; i < to; i++) square += (train[other * dimension + i] - points[at + i]) ** 2;
        }
        if (square >= nearest[k - 1]) continue;
        let place = k - 1;
        for (; place > 0 && nearest[place - 1] > square; place--) nearest[place] = nearest[place - 1];
        nearest[place] = square;
      }
      return Math.sqrt(nearest[k - 1]);
    });
  };
}
