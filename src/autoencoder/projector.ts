import { symmetricEigensystem } from '../linear/eigen.js';

/*
 * Real projective space as projectors: the leading eigenvector v of a symmetric matrix A, up to its sign, as v vᵀ. It is a
 * smooth function of A wherever the largest eigenvalue is simple.
 *
 * A symmetric matrix of n rows is written as n(n + 1)/2 numbers: the entries above the diagonal times √2, row by row, then
 * those on it. So the Euclidean inner product of numbers is the Frobenius inner product of matrices, and the gradient by the
 * numbers is the gradient by the matrix, written alike.
 */

/** Added to the square of a difference of eigenvalues, so that derivatives where two agree stay finite. */
const gapEpsilon = 1e-12;

/** Numbers of a symmetric matrix of n rows. */
export const symmetricSize = (n: number): number => (n * (n + 1)) / 2;

/** A projector, and the derivative of what depends on it. */
export interface Projection {
  /** v vᵀ, as numbers. */
  readonly projector: Float64Array;
  /** From the gradient by the projector to that by the matrix, both as numbers. */
  readonly pullBack: (gradient: ArrayLike<number>) => Float64Array;
}

/** The projector on the leading eigenvector of a symmetric matrix of n rows, given as numbers. */
export function project(numbers: ArrayLike<number>, n: number): Projection {
  const { values, vectors } = symmetricEigensystem(toMatrix(numbers, n), n);
  const leading = vectors.subarray(0, n);
  return {
    projector: toNumbers(outer(leading, leading), n),
    pullBack: (gradient) => {
      // dv vᵀ = Σ_j (u_j · dA v) / (λ₁ − λ_j) u_j vᵀ, and its transpose.
      const along = multiply(toMatrix(gradient, n), leading);
      const sum = new Float64Array(n);
      for (let j = 1; j < n; j++) {
        const other = vectors.subarray(j * n, (j + 1) * n);
        const factor = dot(other, along) / Math.sqrt((values[0] - values[j]) ** 2 + gapEpsilon);
        other.forEach((value, k) => (sum[k] += factor * value));
      }
      const [a, b] = [outer(sum, leading), outer(leading, sum)];
      return toNumbers(
        a.map((value, index) => value + b[index]),
        n,
      );
    },
  };
}

function toMatrix(numbers: ArrayLike<number>, n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  forEachEntry(n, (index, i, j) => {
    matrix[i * n + j] = i === j ? numbers[index] : numbers[index] * Math.SQRT1_2;
    matrix[j * n + i] = matrix[i * n + j];
  });
  return matrix;
}

function toNumbers(matrix: Float64Array, n: number): Float64Array {
  const numbers = new Float64Array(symmetricSize(n));
  forEachEntry(n, (index, i, j) => (numbers[index] = matrix[i * n + j] * (i === j ? 1 : Math.SQRT2)));
  return numbers;
}

function forEachEntry(n: number, visit: (index: number, i: number, j: number) => void): void {
  let index = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) visit(index++, i, j);
  for (let i = 0; i < n; i++) visit(index++, i, i);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * b[k], 0);

const multiply = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, i) => dot(matrix.subarray(i * vector.length, (i + 1) * vector.length), vector));

function outer(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.from({ length: a.length * b.length }, (_, at) => a[Math.floor(at / b.length)] * b[at % b.length]);
}
