import type { Random } from '../../random/random.js';
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
  const piece = Math.max(1, Math.floor(pieceOfWork / (rows * looked)));
  for (let from = 0; from < centres; from += piece) {
    const to = Math.min(centres, from + piece);
    for (let centre = from; centre < to; centre++) distancesFrom(used, looked, centre, distances, centre * rows);
    yield;
  }
  const sorted = Float64Array.from(distances);
  for (let centre = 0; centre < centres; centre++) sorted.subarray(centre * rows, (centre + 1) * rows).sort();
  return { points: used, width: looked, rows, centres, distances, sorted };
}

/** Distances from one row to all, four rows at a time, which is twice as fast as one by one. */
function distancesFrom(points: Float64Array, width: number, centre: number, into: Float64Array, at: number): void {
  const rows = points.length / width;
  const own = centre * width;
  const put = (row: number, square: number): void => {
    into[at + row] = square > 0 ? Math.sqrt(square) : Infinity;
  };
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let k = 0, at = row * width; k < width; k++, at++) {
      const x = points[own + k];
      const toFirst = x - points[at];
      const toSecond = x - points[at + width];
      const toThird = x - points[at + 2 * width];
      const toFourth = x - points[at + 3 * width];
      first += toFirst * toFirst;
      second += toSecond * toSecond;
      third += toThird * toThird;
      fourth += toFourth * toFourth;
    }
    put(row, first);
    put(row + 1, second);
    put(row + 2, third);
    put(row + 3, fourth);
  }
  for (; row < rows; row++) {
    let square = 0;
    for (let k = 0; k < width; k++) square += (points[own + k] - points[row * width + k]) ** 2;
    put(row, square);
  }
}

/** The median over the centres of a number at each. */
export function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted[sorted.length >> 1];
}
