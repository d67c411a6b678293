/**
 * The Gram matrix A Aᵀ + λ of a rows × columns matrix A.
 * @param at the element of A in a row and column.
 * @returns rows × rows, row-major, symmetric to the bit.
 */
export function gram(
  rows: number,
  columns: number,
  at: (row: number, column: number) => number,
  lambda = 0,
): Float64Array {
  const product = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? lambda : 0;
      for (let k = 0; k < columns; k++) sum += at(i, k) * at(j, k);
      product[i * rows + j] = product[j * rows + i] = sum;
    }
  }
  return product;
}
