import { gapEpsilon } from '../codes';

/*
 * The projector on the leading eigenvector v of a symmetric matrix, as ../../projector.ts has it and in the same numbers, in
 * double precision.
 *
 * What is kept of a matrix of n rows, in doubles: n² for a matrix and n for a vector, once; then for each row of a chunk n
 * eigenvalues and the n × n eigenvectors, a row each, the leading ones first.
 */

const mostSweeps = 30;

// @ts-ignore: decorator
@inline
function at(array: usize, index: i32): f64 {
  return load<f64>(array + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
function put(array: usize, index: i32, value: f64): void {
  store<f64>(array + (<usize>index << 3), value);
}

function swap(array: usize, i: i32, j: i32): void {
  const value = at(array, i);
  put(array, i, at(array, j));
  put(array, j, value);
}

/** Address of the eigenvalues of a row. */
// @ts-ignore: decorator
@inline
function valuesOf(kept: usize, n: i32, row: i32): usize {
  return kept + (<usize>((row + 1) * (n * n + n)) << 3);
}

/** y = v vᵀ of the matrix of n rows at x, both as numbers. */
export function projectRow(x: usize, y: usize, n: i32, kept: usize, row: i32): void {
  const values = valuesOf(kept, n, row);
  const vectors = values + (<usize>n << 3);
  readSymmetric(x, n, kept);
  diagonalize(kept, n, vectors);
  let leading = 0;
  for (let k = 0; k < n; k++) {
    put(values, k, at(kept, k * n + k));
    if (at(values, k) > at(values, leading)) leading = k;
  }
  swap(values, 0, leading);
  for (let k = 0; k < n; k++) swap(vectors, k, leading * n + k);
  const half = kept + (<usize>(n * n) << 3);
  for (let k = 0; k < n; k++) put(half, k, 0.5 * at(vectors, k));
  writeSymmetric(half, vectors, n, y);
}

/** The gradient by the matrix instead of the gradient G by the projector, at d. */
export function backThroughProjector(d: usize, n: i32, kept: usize, row: i32): void {
  const values = valuesOf(kept, n, row);
  const vectors = values + (<usize>n << 3);
  readSymmetric(d, n, kept);
  // Σ_j (u_j · G v) / (λ₁ − λ_j) u_j
  const sum = kept + (<usize>(n * n) << 3);
  for (let k = 0; k < n; k++) put(sum, k, 0);
  for (let j = 1; j < n; j++) {
    let along: f64 = 0;
    for (let k = 0; k < n; k++) {
      for (let l = 0; l < n; l++) along += at(vectors, j * n + k) * at(kept, k * n + l) * at(vectors, l);
    }
    const gap = at(values, 0) - at(values, j);
    const factor = along / sqrt<f64>(gap * gap + gapEpsilon);
    for (let k = 0; k < n; k++) put(sum, k, at(sum, k) + factor * at(vectors, j * n + k));
  }
  writeSymmetric(sum, vectors, n, d);
}

/** A symmetric matrix from its numbers. */
function readSymmetric(numbers: usize, n: i32, matrix: usize): void {
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const value = <f64>load<f32>(numbers) * Math.SQRT1_2;
      put(matrix, i * n + j, value);
      put(matrix, j * n + i, value);
      numbers += 4;
    }
  }
  for (let i = 0; i < n; i++) {
    put(matrix, i * n + i, <f64>load<f32>(numbers));
    numbers += 4;
  }
}

/** The numbers of s vᵀ + v sᵀ. */
function writeSymmetric(s: usize, v: usize, n: i32, numbers: usize): void {
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      store<f32>(numbers, <f32>((at(s, i) * at(v, j) + at(v, i) * at(s, j)) * Math.SQRT2));
      numbers += 4;
    }
  }
  for (let i = 0; i < n; i++) {
    store<f32>(numbers, <f32>(2 * at(s, i) * at(v, i)));
    numbers += 4;
  }
}

/**
 * Jacobi's cyclic method (Golub & Van Loan, "Matrix Computations", algorithm 8.5.3): leaves the eigenvalues on the diagonal
 * of the matrix, and the eigenvectors as the rows of another.
 */
function diagonalize(a: usize, n: i32, vectors: usize): void {
  let square: f64 = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      put(vectors, i * n + j, i == j ? 1 : 0);
      square += at(a, i * n + j) * at(a, i * n + j);
    }
  }
  const negligible = 1e-16 * sqrt<f64>(square);
  let rotated = true;
  for (let sweep = 0; sweep < mostSweeps && rotated; sweep++) {
    rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = at(a, p * n + q);
        if (!(abs<f64>(off) > negligible)) continue;
        rotated = true;
        const tau = (at(a, q * n + q) - at(a, p * n + p)) / (2 * off);
        const t = (tau >= 0 ? 1.0 : -1.0) / (abs<f64>(tau) + sqrt<f64>(1 + tau * tau));
        const c = 1 / sqrt<f64>(1 + t * t);
        turn(a + (<usize>p << 3), a + (<usize>q << 3), n, <usize>n << 3, c, t * c);
        turn(a + (<usize>(p * n) << 3), a + (<usize>(q * n) << 3), n, 8, c, t * c);
        turn(vectors + (<usize>(p * n) << 3), vectors + (<usize>(q * n) << 3), n, 8, c, t * c);
      }
    }
  }
}

/** Two rows or columns of n numbers, `stride` bytes apart, turned by the angle of cosine c and sine s. */
function turn(first: usize, second: usize, n: i32, stride: usize, c: f64, s: f64): void {
  for (let k = 0; k < n; k++) {
    const x = load<f64>(first);
    const y = load<f64>(second);
    store<f64>(first, c * x - s * y);
    store<f64>(second, s * x + c * y);
    first += stride;
    second += stride;
  }
}
