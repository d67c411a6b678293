import { gramOfColumns, gramOfRows } from './gram.js';

/** Up to this size of its smaller side, a matrix is multiplied by itself for a sharper bound. */
const affordableOrder = 256;

/** ‖A‖_F, the root of the sum of squares. */
export function frobeniusNorm(matrix: Float64Array): number {
  return Math.sqrt(matrix.reduce((square, value) => square + value * value, 0));
}

/**
 * An upper bound of the spectral norm ‖A‖₂: the least of ‖A‖_F, √(‖A‖₁ ‖A‖_∞) and, for matrices that are not large,
 * ‖(AAᵀ)²‖_F^¼, which is at most the ⅛th power of the number of its rows too high.
 * @param matrix rows × columns, row-major.
 */
export function spectralNormBound(matrix: Float64Array, rows: number, columns: number): number {
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  matrix.forEach((value, at) => {
    rowSums[Math.floor(at / columns)] += Math.abs(value);
    columnSums[at % columns] += Math.abs(value);
  });
  const largest = (sums: Float64Array): number => sums.reduce((a, b) => Math.max(a, b), 0);
  const simple = Math.min(frobeniusNorm(matrix), Math.sqrt(largest(rowSums) * largest(columnSums)));
  if (Math.min(rows, columns) > affordableOrder) return simple;
  const order = Math.min(rows, columns);
  const square = rows <= columns ? gramOfRows(matrix, rows, columns) : gramOfColumns(matrix, rows, columns);
  const fourth = gramOfRows(square, order, order);
  return Math.min(simple, Math.sqrt(Math.sqrt(frobeniusNorm(fourth))));
}
