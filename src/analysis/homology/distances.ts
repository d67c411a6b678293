/**
 * Squared distance between two points of a row-major array, given by where they begin: in four sums, which is twice as
 * fast as in one.
 */
export function squaredDistance(points: Float64Array, a: number, b: number, width: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let k = 0;
  for (; k + 3 < width; k += 4) {
    const w = points[a + k] - points[b + k];
    const x = points[a + k + 1] - points[b + k + 1];
    const y = points[a + k + 2] - points[b + k + 2];
    const z = points[a + k + 3] - points[b + k + 3];
    first += w * w;
    second += x * x;
    third += y * y;
    fourth += z * z;
  }
  for (; k < width; k++) first += (points[a + k] - points[b + k]) ** 2;
  return first + second + (third + fourth);
}

/** The same numbers in one type of array, for which {@link squaredDistance} is compiled. */
export const inDoublePrecision = (values: Float64Array | Float32Array): Float64Array =>
  values instanceof Float64Array ? values : new Float64Array(values);

/** 128 KB. */
const cachedNumbers = 2 ** 14;

/**
 * Euclidean distances between all rows.
 * @param points rows × width, row-major.
 * @returns rows × rows, row-major, symmetric with 0 on the diagonal.
 */
export function distanceMatrix(points: Float64Array | Float32Array, width: number): Float64Array {
  const rows = points.length / width;
  const values = inDoublePrecision(points);
  const distances = new Float64Array(rows * rows);
  // A block of rows stays in the processor's cache while all others are compared with it.
  const together = Math.max(1, Math.floor(cachedNumbers / width));
  for (let block = 0; block < rows; block += together) {
    const end = Math.min(rows, block + together);
    for (let i = block; i < rows; i++) {
      for (let j = block; j < Math.min(i, end); j++) {
        distances[i * rows + j] = distances[j * rows + i] = Math.sqrt(
          squaredDistance(values, i * width, j * width, width),
        );
      }
    }
  }
  return distances;
}

/** Distances between the first `count` of some points, from those between all. */
export function amongFirst(distances: Float64Array, rows: number, count: number): Float64Array {
  if (count === rows) return distances;
  const few = new Float64Array(count * count);
  for (let i = 0; i < count; i++) few.set(distances.subarray(i * rows, i * rows + count), i * count);
  return few;
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

/** The given rows of a row-major array. */
export function selectRows(values: Float64Array | Float32Array, width: number, rows: Uint32Array): Float64Array {
  const selected = new Float64Array(rows.length * width);
  rows.forEach((row, index) => selected.set(values.subarray(row * width, (row + 1) * width), index * width));
  return selected;
}
