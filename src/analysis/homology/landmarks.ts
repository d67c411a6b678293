import { inOneGo } from '../pieces.js';
import { inDoublePrecision, squaredDistance } from './distances.js';

/** Landmarks of a sample by the maxmin rule: the first n of them are n landmarks by that rule too. */
export interface Landmarks {
  /** Rows of the sample. */
  readonly rows: Uint32Array;
  /** The distance of the point farthest from all of the first n landmarks, at n − 1: within it they cover the sample. */
  readonly radii: Float64Array;
  /** How many points are nearest to each landmark. */
  readonly cells: Uint32Array;
}

/** Coordinates that are gone through between two pauses. */
const batch = 20_000_000;
/** Coordinates that are added up before a look at whether the distance is too large to matter. */
const stretch = 64;
/** How near landmarks are to all points, in units of how near the first one is, where more of them are of use. */
const useful = 0.4;
/** More than the rounding errors of squared distances, as a share. */
const slack = 1e-9;

/**
 * Landmarks by the maxmin rule (de Silva & Carlsson, "Topological estimation using witness complexes", 2004): each is
 * the point farthest from those before it, the first is row 0. A landmark that is at least twice as far from another as
 * that is from its points is not the nearest to any of these, so they are left out (Elkan, "Using the triangle inequality
 * to accelerate k-means", ICML 2003).
 * @param points rows × width, row-major.
 * @param fewest landmarks that are chosen anyway; more only if these are much nearer to all points than the first is,
 * which they are not where the data have many dimensions.
 * @param tell is told of each landmark's squared distance from each earlier one; both by their numbers.
 * @yields after every few million coordinates.
 * @returns at most `count` landmarks, fewer where all points are taken.
 */
export function* choosingLandmarks(
  points: Float64Array | Float32Array,
  width: number,
  count: number,
  fewest = count,
  tell: (landmark: number, earlier: number, square: number) => void = () => undefined,
): Generator<void, Landmarks> {
  const all = points.length / width;
  const values = inDoublePrecision(points);
  const rows = new Uint32Array(Math.min(count, all));
  const radii = new Float64Array(rows.length);
  const nearest = new Float64Array(all).fill(Infinity);
  const owners = new Uint32Array(all);
  const toEarlier = new Float64Array(rows.length);
  let seen = 0;
  const squareBetween = (a: number, b: number, limit: number): number => {
    let square = 0;
    let from = 0;
    for (; from < width && square < limit; from += stretch)
      square += squaredDistance(values, a + from, b + from, Math.min(stretch, width - from));
    seen += from;
    return square;
  };
  let next = 0;
  let chosen = 0;
  for (; chosen < rows.length; chosen++) {
    if (chosen >= fewest && radii[chosen - 1] > useful * radii[0]) break;
    const index = chosen;
    rows[index] = next;
    const at = next * width;
    for (let earlier = 0; earlier < index; earlier++) {
      const square = squaredDistance(values, at, rows[earlier] * width, width);
      tell(index, earlier, square);
      toEarlier[earlier] = square * (1 - slack);
    }
    seen += index * width;
    let farthest = -1;
    for (let row = 0; row < all; row++) {
      if (index === 0 || toEarlier[owners[row]] < 4 * nearest[row]) {
        const square = squareBetween(row * width, at, nearest[row]);
        if (square < nearest[row]) {
          nearest[row] = square;
          owners[row] = index;
        }
      }
      if (nearest[row] > farthest) {
        farthest = nearest[row];
        next = row;
      }
    }
    radii[index] = Math.sqrt(farthest);
    seen += all;
    if (seen > batch) {
      seen = 0;
      yield;
    }
  }
  const cells = new Uint32Array(chosen);
  for (const owner of owners) cells[owner]++;
  return { rows: rows.subarray(0, chosen), radii: radii.subarray(0, chosen), cells };
}

/** The rows of {@link choosingLandmarks}, in one go. */
export function maxminLandmarks(points: Float64Array | Float32Array, width: number, count: number): Uint32Array {
  return inOneGo(choosingLandmarks(points, width, count)).rows;
}

/**
 * Which of some landmarks is nearest to each point: in which of their Voronoi cells it lies.
 * @param points points × width, row-major; the first `count` are asked for.
 * @param landmarks rows of `points`.
 * @returns the row of that landmark for each point, of equally near ones the first.
 */
export function nearestLandmarks(
  points: Float64Array | Float32Array,
  width: number,
  count: number,
  landmarks: Uint32Array,
): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) => {
    let nearest = landmarks[0];
    let least = Infinity;
    for (const landmark of landmarks) {
      let square = 0;
      for (let k = 0; k < width && square < least; k++)
        square += (points[row * width + k] - points[landmark * width + k]) ** 2;
      if (square >= least) continue;
      nearest = landmark;
      least = square;
    }
    return nearest;
  });
}
