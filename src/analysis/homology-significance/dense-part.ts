import type { Random } from '../../random/random.js';
import { distanceMatrix } from '../homology/distances.js';
import { randomRows } from '../random-rows.js';
import { nearestPlaces } from './nearest-places.js';

/** Share of points that is dropped, and which neighbour's distance says how sparse it is about a point. */
const [dropped, neighbour] = [0.1, 15];

/** Points of a sample without the sparsest ones. */
export interface DensePart {
  readonly rows: number;
  /** Rows × rows; the points are in random order, so that the first ones are a random sample themselves. */
  readonly distances: Float64Array;
}

/**
 * A random part of a sample without the sparsest tenth of it: points far out make loops that mean nothing, and bridges
 * across those that do.
 * @param count of points left, fewer where there are not as many.
 */
export function densePart(
  points: Float64Array | Float32Array,
  width: number,
  count: number,
  random: Random,
): DensePart {
  const drawn = randomRows(points, width, Math.ceil(count / (1 - dropped)), random);
  const all = drawn.length / width;
  const distances = distanceMatrix(drawn, width);
  const sparsity = Float64Array.from({ length: all }, (_, row) => {
    const from = distances.subarray(row * all, (row + 1) * all);
    return from[nearestPlaces(from, Math.min(neighbour, all)).at(-1) ?? row];
  });
  const limit = sparsity.toSorted()[Math.max(0, Math.ceil((1 - dropped) * all) - 1)];
  const kept = Uint32Array.from(sparsity.keys()).filter((row) => sparsity[row] <= limit);
  return { rows: kept.length, distances: selectSquare(distances, all, kept) };
}

/** The first points of a part. */
export function firstOf({ rows, distances }: DensePart, count: number): DensePart {
  const kept = Uint32Array.from({ length: Math.min(count, rows) }, (_, row) => row);
  return { rows: kept.length, distances: selectSquare(distances, rows, kept) };
}

function selectSquare(distances: Float64Array, rows: number, kept: Uint32Array): Float64Array {
  const selected = new Float64Array(kept.length ** 2);
  kept.forEach((row, i) =>
    kept.forEach((column, j) => (selected[i * kept.length + j] = distances[row * rows + column])),
  );
  return selected;
}
