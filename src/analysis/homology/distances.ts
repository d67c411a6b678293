import { inOneGo } from '../pieces.js';

/**
 * Euclidean distances between all rows.
 * @param points rows × width, row-major.
 * @returns rows × rows, row-major, symmetric with 0 on the diagonal.
 */
export function distanceMatrix(points: Float64Array | Float32Array, width: number): Float64Array {
  const rows = points.length / width;
  const distances = new Float64Array(rows * rows);
  const put = (i: number, j: number, square: number): void => {
    distances[i * rows + j] = distances[j * rows + i] = Math.sqrt(square);
  };
  for (let i = 0; i < rows; i++) {
    const own = i * width;
    let j = 0;
    // Four sums at a time: one alone waits for each of its additions.
    for (; j + 3 < i; j += 4) {
      const [a, b, c, d] = [j * width, (j + 1) * width, (j + 2) * width, (j + 3) * width];
      let [first, second, third, fourth] = [0, 0, 0, 0];
      for (let k = 0; k < width; k++) {
        const x = points[own + k];
        first += (x - points[a + k]) ** 2;
        second += (x - points[b + k]) ** 2;
        third += (x - points[c + k]) ** 2;
        fourth += (x - points[d + k]) ** 2;
      }
      put(i, j, first);
      put(i, j + 1, second);
      put(i, j + 2, third);
      put(i, j + 3, fourth);
    }
    for (; j < i; j++) {
      let square = 0;
      for (let k = 0; k < width; k++) square += (points[own + k] - points[j * width + k]) ** 2;
      put(i, j, square);
    }
  }
  return distances;
}

/** The smallest radius of a ball about one of the points that holds all others: beyond it a Rips complex is a cone. */
export function enclosingRadius(distances: Float64Array, rows: number): number {
  let least = Infinity;
  for (let i = 0; i < rows; i++) {
    let farthest = 0;
    for (let j = 0; j < rows; j++) farthest = Math.max(farthest, distances[i * rows + j]);
    least = Math.min(least, farthest);
  }
  return least;
}

/**
 * Landmarks by the maxmin rule (de Silva & Carlsson, "Topological estimation using witness complexes", 2004): each is
 * the point farthest from those before it, the first is row 0.
 * @returns row numbers, at most `count`, fewer where all points are taken.
 */
export function maxminLandmarks(points: Float64Array | Float32Array, width: number, count: number): Uint32Array {
  return inOneGo(choosingLandmarks(points, width, count));
}

/** Coordinates that are gone through between two pauses. */
const batch = 20_000_000;
/** Coordinates that are added up before a look at whether the distance is too large to matter. */
const stretch = 64;

/**
 * {@link maxminLandmarks} in pieces.
 * @yields after every few million coordinates.
 */
export function* choosingLandmarks(
  points: Float64Array | Float32Array,
  width: number,
  count: number,
): Generator<void, Uint32Array> {
  const rows = points.length / width;
  const landmarks = new Uint32Array(Math.min(count, rows));
  const nearest = new Float64Array(rows).fill(Infinity);
  let next = 0;
  let seen = 0;
  for (let index = 0; index < landmarks.length; index++) {
    landmarks[index] = next;
    let farthest = -1;
    const at = next * width;
    for (let row = 0; row < rows; row++) {
      let square = 0;
      for (let from = 0; from < width && square < nearest[row]; from += stretch) {
        const to = Math.min(width, from + stretch);
        for (let k = from; k < to; k++) square += (points[row * width + k] - points[at + k]) ** 2;
      }
      if (square < nearest[row]) nearest[row] = square;
      if (nearest[row] > farthest) {
        farthest = nearest[row];
        next = row;
      }
    }
    seen += points.length;
    if (seen > batch) {
      seen = 0;
      yield;
    }
  }
  return landmarks;
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

/** The given rows of a row-major array. */
export function selectRows(values: Float64Array | Float32Array, width: number, rows: Uint32Array): Float64Array {
  const selected = new Float64Array(rows.length * width);
  rows.forEach((row, index) => selected.set(values.subarray(row * width, (row + 1) * width), index * width));
  return selected;
}
