const sweeps = 60;

/** Eigenvalues in descending order, and their unit eigenvectors. */
export interface Eigensystem {
  readonly values: Float64Array;
  /** n × n, row-major: row k is the eigenvector of value k. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic method (Golub & Van Loan, "Matrix Computations",
 * algorithm 8.5.3); of the order of 10 n³ operations.
 * @param matrix n × n, row-major.
 */
export function symmetricEigensystem(matrix: Float64Array, n: number): Eigensystem {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let k = 0; k < n; k++) v[k * n + k] = 1;
  const scale = Math.hypot(...a);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p * n + q]) <= 1e-17 * scale) continue;
        rotated = true;
        const tau = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
        const c = 1 / Math.hypot(1, t);
        rotate(a, n, p, q, c, t * c);
        rotateRows(a, n, p, q, c, t * c);
        rotateRows(v, n, p, q, c, t * c);
      }
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => a[j * n + j] - a[i * n + i]);
  return {
    values: Float64Array.from(order, (k) => a[k * n + k]),
    vectors: Float64Array.from({ length: n * n }, (_, at) => v[order[Math.floor(at / n)] * n + (at % n)]),
  };
}

/** Columns p and q turned by the angle of cosine c and sine s. */
function rotate(a: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p], a[k * n + q]];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
}

/** Rows p and q turned likewise. */
function rotateRows(a: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k], a[q * n + k]];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
  }
}
