import { distanceMatrix } from '../homology/distances.js';
import { nearestPlaces } from './nearest-places.js';

/** Which neighbour's distance says how sparse it is about a point, and the share of points that is dropped. */
export const neighbour = 15;
const dropped = 0.1;

/** Points of a sample without the sparsest ones. */
export interface DensePart {
  readonly rows: number;
  /** Rows × rows. */
  readonly distances: Float64Array;
  /** The largest distance of a point from its 15th neighbour: how coarse the sample is. */
  readonly coarseness: number;
}

/**
 * Points without the sparsest tenth of them: points far out make loops that mean nothing, and bridges across those that
 * do.
 * @param points rows × width, row-major.
 */
export function densePart(points: Float64Array, width: number): DensePart {
  const all = points.length / width;
  const distances = distanceMatrix(points, width);
  const sparsity = Float64Array.from({ length: all }, (_, row) => {
    const from = distances.subarray(row * all, (row + 1) * all);
    return from[nearestPlaces(from, Math.min(neighbour, all)).at(-1) ?? row];
  });
  const limit = sparsity.toSorted()[Math.max(0, Math.ceil((1 - dropped) * all) - 1)];
  const kept = Uint32Array.from(sparsity.keys()).filter((row) => sparsity[row] <= limit);
  const rows = kept.length;
  const selected = new Float64Array(rows * rows);
  kept.forEach((row, i) => kept.forEach((column, j) => (selected[i * rows + j] = distances[row * all + column])));
  return { rows, distances: selected, coarseness: limit };
}
