/** Principal axes of a set of points. */
export interface PrincipalAxes {
  readonly mean: Float64Array;
  /** Unit vectors of length D in order of falling variance, one after another. */
  readonly axes: Float64Array;
  /** Share of the variance along each axis. */
  readonly shares: readonly number[];
}

/** Principal axes of `points` (count × D, row-major): eigenvectors of the covariance by Jacobi rotations. */
export function principalAxes(points: Float32Array, dimension: number): PrincipalAxes {
  const count = points.length / dimension;
  const mean = new Float64Array(dimension);
  for (let i = 0; i < points.length; i++) mean[i % dimension] += points[i] / count;
  const covariance = new Float64Array(dimension * dimension);
  for (let i = 0; i < count; i++) {
    for (let a = 0; a < dimension; a++) {
      const da = points[i * dimension + a] - mean[a];
      for (let b = 0; b < dimension; b++) {
        covariance[a * dimension + b] += (da * (points[i * dimension + b] - mean[b])) / count;
      }
    }
  }
  const vectors = diagonalize(covariance, dimension);
  const order = Array.from({ length: dimension }, (_, a) => a).sort(
    (a, b) => covariance[b * dimension + b] - covariance[a * dimension + a],
  );
  const total = order.reduce((sum, a) => sum + covariance[a * dimension + a], 0);
  const axes = new Float64Array(dimension * dimension);
  order.forEach((column, k) => axes.set(oriented(vectors, column, dimension), k * dimension));
  const shares = order.map((a) => (total > 0 ? covariance[a * dimension + a] / total : 0));
  return { mean, axes, shares };
}

/** Makes a symmetric matrix diagonal in place by cyclic Jacobi rotations; its eigenvectors are the columns returned. */
function diagonalize(matrix: Float64Array, n: number): Float64Array {
  const vectors = new Float64Array(n * n);
  for (let a = 0; a < n; a++) vectors[a * n + a] = 1;
  for (let sweep = 0; sweep < 30 && offDiagonal(matrix, n) > 1e-20 * squaredNorm(matrix); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(matrix, vectors, n, p, q);
  }
  return vectors;
}

function rotate(matrix: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = matrix[p * n + q];
  if (apq === 0) return;
  const theta = (matrix[q * n + q] - matrix[p * n + p]) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k++) mix(matrix, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) mix(matrix, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) mix(vectors, k * n + p, k * n + q, c, s);
}

function mix(array: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [array[i], array[j]];
  array[i] = c * x - s * y;
  array[j] = s * x + c * y;
}

const squaredNorm = (matrix: Float64Array): number => matrix.reduce((sum, x) => sum + x * x, 0);

function offDiagonal(matrix: Float64Array, n: number): number {
  return matrix.reduce((sum, x, i) => (i % (n + 1) === 0 ? sum : sum + x * x), 0);
}

/** The column, its sign such that its largest component is positive: the same data give the same picture. */
function oriented(vectors: Float64Array, column: number, n: number): Float64Array {
  const axis = Float64Array.from({ length: n }, (_, k) => vectors[k * n + column]);
  const largest = axis.reduce((a, b) => (Math.abs(b) > Math.abs(a) + 1e-12 ? b : a), 0);
  return largest < 0 ? axis.map((x) => -x) : axis;
}
