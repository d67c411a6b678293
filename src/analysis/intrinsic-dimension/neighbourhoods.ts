import type { Random } from '../../random/random.js';
import { rowsTogether, squaresFromTwo } from '../homology/distances.js';
import { randomRows } from '../random-rows.js';
import { sparseProjection } from '../sparse-projection.js';

/** Points that are looked at, and the points among which their neighbours are sought. */
export interface Neighbourhoods {
  /** Rows × width: a random part of the sample, in random order; the points looked at come first. */
  readonly points: Float64Array;
  /** At most 256: of more coordinates, a random projection to so many is looked at. */
  readonly width: number;
  /** How many points there are. */
  readonly rows: number;
  /** How many of them are looked at. */
  readonly centres: number;
  /**
   * Centres × rows: distances in the order of the points. Those to the point itself and to points that coincide with it
   * are ∞, since a neighbour at distance 0 tells nothing about a dimension.
   */
  readonly distances: Float64Array;
  /** Centres × rows: the same in ascending order. */
  readonly sorted: Float64Array;
}

/** Points used at most, and points looked at. */
const [usedPoints, centrePoints] = [2000, 500];
/** Products of coordinates between two yields: about a tenth of a second. */
const pieceOfWork = 1e8;

/**
 * Distances from a random part of a sample to a larger one.
 * @param points rows × width, row-major, finite.
 * @yields between pieces of about a tenth of a second.
 */
export function* neighbourhoodsOf(
  points: Float64Array | Float32Array,
  width: number,
  random: Random,
): Generator<void, Neighbourhoods> {
  const { points: used, width: looked } = sparseProjection(
    randomRows(points, width, usedPoints, random),
    width,
    random,
  );
  const rows = used.length / looked;
  const centres = Math.min(centrePoints, rows);
  const distances = new Float64Array(centres * rows);
  const together = rowsTogether(looked);
  const piece = Math.max(1, Math.floor(pieceOfWork / (rows * looked)));
  for (let from = 0; from < centres; from += piece) {
    const to = Math.min(centres, from + piece);
    for (let block = 0; block < rows; block += together) {
      const end = Math.min(rows, block + together);
      // The last but one of an odd number is in two pairs.
      for (let centre = from; centre < to && centres > 1; centre += 2)
        squaresFromTwo(used, looked, Math.min(centre, centres - 2), block, end, distances);
    }
    yield;
  }
  toDistances(distances);
  const sorted = Float64Array.from(distances);
  for (let centre = 0; centre < centres; centre++) sorted.subarray(centre * rows, (centre + 1) * rows).sort();
  return { points: used, width: looked, rows, centres, distances, sorted };
}

/** The roots of squared distances, in place; of 0 they are ∞. */
function toDistances(squares: Float64Array): void {
  for (let at = 0; at < squares.length; at++) squares[at] = squares[at] > 0 ? Math.sqrt(squares[at]) : Infinity;
}

/** The median over the centres of a number at each. */
export function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted[sorted.length >> 1];
}
