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

/** How many rows stay in the processor's cache while all others are compared with them: a multiple of four. */
export const rowsTogether = (width: number): number => 4 * Math.max(1, Math.floor(cachedNumbers / (4 * width)));

/**
 * Euclidean distances between all rows.
 * @param points rows × width, row-major.
 * @returns rows × rows, row-major, symmetric with 0 on the diagonal.
 */
export function distanceMatrix(points: Float64Array | Float32Array, width: number): Float64Array {
  const rows = points.length / width;
  const values = inDoublePrecision(points);
  const distances = new Float64Array(rows * rows);
  const together = rowsTogether(width);
  for (let block = 0; block < rows && rows > 1; block += together) {
    // Of an odd number of rows the last but one is in two pairs.
    for (let i = block; i < rows; i += 2) {
      const first = Math.min(i, rows - 2);
      squaresFromTwo(values, width, first, block, Math.min(first + 1, block + together), distances);
    }
  }
  for (let i = 0; i < rows; i++) {
    distances[i * rows + i] = 0;
    for (let j = 0; j < i; j++) {
      distances[i * rows + j] = distances[j * rows + i] = Math.sqrt(distances[i * rows + j]);
    }
  }
  return distances;
}

/**
 * Squared distances of a row and the next one from the rows `from` to `end` − 1, in tiles of two rows by four, which is
 * twice as fast as {@link squaredDistance}.
 * @param points rows × width, row-major.
 * @param into rows of as many numbers as there are points; those of the two rows are written.
 */
export function squaresFromTwo(
  points: Float64Array,
  width: number,
  first: number,
  from: number,
  end: number,
  into: Float64Array,
): void {
  const rows = points.length / width;
  const own = first * width;
  let row = from;
  let at = first * rows + from;
  for (; row + 3 < end; row += 4, at += 4) {
    let [a0, a1, a2, a3] = [0, 0, 0, 0];
    let [b0, b1, b2, b3] = [0, 0, 0, 0];
    for (let k = own, other = row * width; k < own + width; k++, other++) {
      const a = points[k];
      const b = points[k + width];
      const x0 = points[other];
      const x1 = points[other + width];
      const x2 = points[other + 2 * width];
      const x3 = points[other + 3 * width];
      a0 += (a - x0) * (a - x0);
      a1 += (a - x1) * (a - x1);
      a2 += (a - x2) * (a - x2);
      a3 += (a - x3) * (a - x3);
      b0 += (b - x0) * (b - x0);
      b1 += (b - x1) * (b - x1);
      b2 += (b - x2) * (b - x2);
      b3 += (b - x3) * (b - x3);
    }
    into[at] = a0;
    into[at + 1] = a1;
    into[at + 2] = a2;
    into[at + 3] = a3;
    into[at + rows] = b0;
    into[at + rows + 1] = b1;
    into[at + rows + 2] = b2;
    into[at + rows + 3] = b3;
  }
  for (; row < end; row++, at++) {
    into[at] = squaredDistance(points, own, row * width, width);
    into[at + rows] = squaredDistance(points, own + width, row * width, width);
  }
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

/** The longest edge of a minimal spanning tree (Prim's algorithm): where all edges of that length are there, all is joined. */
export function joiningDistance(distances: Float64Array, rows: number): number {
  const nearest = new Float64Array(rows).fill(Infinity);
  let vertex = 0;
  let longest = 0;
  for (let joined = 1; joined < rows; joined++) {
    nearest[vertex] = -1;
    let next = -1;
    for (let other = 0; other < rows; other++) {
      if (nearest[other] < 0) continue;
      nearest[other] = Math.min(nearest[other], distances[vertex * rows + other]);
      if (next < 0 || nearest[other] < nearest[next]) next = other;
    }
    longest = Math.max(longest, nearest[next]);
    vertex = next;
  }
  return longest;
}

/** The given rows of a row-major array. */
export function selectRows(values: Float64Array | Float32Array, width: number, rows: Uint32Array): Float64Array {
  const selected = new Float64Array(rows.length * width);
  rows.forEach((row, index) => selected.set(values.subarray(row * width, (row + 1) * width), index * width));
  return selected;
}
