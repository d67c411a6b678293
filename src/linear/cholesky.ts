/**
 * Solves A x = b for a symmetric positive definite matrix, by Cholesky's factorisation A = L Lᵀ (Golub & Van Loan, "Matrix
 * Computations", algorithm 4.2.1).
 * @param matrix n × n, row-major; its lower triangle is overwritten by L.
 * @param right b; overwritten by the solution x.
 * @returns whether A is positive definite in double precision; if not, `right` holds nothing of use.
 */
export function solvePositiveDefinite(matrix: Float64Array, right: Float64Array): boolean {
  const n = right.length;
  if (!factorize(matrix, n)) return false;
  for (let i = 0; i < n; i++) {
    let sum = right[i];
    for (let k = 0; k < i; k++) sum -= matrix[i * n + k] * right[k];
    right[i] = sum / matrix[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i];
    for (let k = i + 1; k < n; k++) sum -= matrix[k * n + i] * right[k];
    right[i] = sum / matrix[i * n + i];
  }
  return true;
}

function factorize(matrix: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k] * matrix[j * n + k];
      if (i === j) {
        if (!(sum > 0)) return false;
        matrix[j * n + j] = Math.sqrt(sum);
      } else matrix[i * n + j] = sum / matrix[j * n + j];
    }
  }
  return true;
}
