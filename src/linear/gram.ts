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

/**
 * A Aᵀ of a large matrix A.
 * @param matrix rows × columns, row-major.
 * @returns rows × rows, row-major, symmetric to the bit.
 */
export function gramOfRows(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const product = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += matrix[i * columns + k] * matrix[j * columns + k];
      product[i * rows + j] = product[j * rows + i] = sum;
    }
  }
  return product;
}

/**
 * AᵀA of a large matrix A, row by row, as its numbers stand in memory.
 * @param matrix rows × columns, row-major.
 * @returns columns × columns, row-major, symmetric to the bit.
 */
export function gramOfColumns(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const product = new Float64Array(columns * columns);
  let row = 0;
  // Four rows at a time, in the same order of sums: a product is loaded and stored once for all four.
  for (; row + 3 < rows; row += 4) {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((k) => (row + k) * columns);
    for (let i = 0; i < columns; i++) {
      const a = matrix[first + i];
      const b = matrix[second + i];
      const c = matrix[third + i];
      const d = matrix[fourth + i];
      for (let j = 0; j <= i; j++) {
        product[i * columns + j] =
          product[i * columns + j] +
          a * matrix[first + j] +
          b * matrix[second + j] +
          c * matrix[third + j] +
          d * matrix[fourth + j];
      }
    }
  }
  for (; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j <= i; j++) product[i * columns + j] += matrix[row * columns + i] * matrix[row * columns + j];
    }
  }
  for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) product[j * columns + i] = product[i * columns + j];
  return product;
}
