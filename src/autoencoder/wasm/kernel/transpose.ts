/**
 * The transpose of a matrix in panels (see product.ts), in panels too. Both numbers are multiples of 4.
 * @param rows number of rows of w, columns of the result.
 * @param columns number of columns of w, rows of the result.
 */
export function transpose(w: usize, rows: i32, columns: i32, result: usize): void {
  for (let column = 0; column < columns; column += 4) {
    for (let row = 0; row < rows; row += 4) {
      transposeBlock(block(w, rows, row, column, columns), lineOf(column, columns), block(result, columns, column, row, rows), lineOf(row, rows));
    }
  }
}

/** Address of element (row, column) of a matrix in panels. */
// @ts-ignore: decorator
@inline
function block(matrix: usize, rows: i32, row: i32, column: i32, columns: i32): usize {
  const panel = column & ~7;
  return matrix + (<usize>panel * rows << 2) + <usize>row * lineOf(column, columns) + (<usize>(column & 7) << 2);
}

/** Bytes from one row to the next in the panel that holds a column. */
// @ts-ignore: decorator
@inline
function lineOf(column: i32, columns: i32): usize {
  return (column & ~7) + 8 <= columns ? 32 : 16;
}

/** Transposes 4 × 4 numbers. */
// @ts-ignore: decorator
@inline
function transposeBlock(from: usize, fromLine: usize, to: usize, toLine: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromLine);
  const c = v128.load(from + 2 * fromLine);
  const d = v128.load(from + 3 * fromLine);
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
  v128.store(to + toLine, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7));
  v128.store(to + 2 * toLine, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5));
  v128.store(to + 3 * toLine, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7));
}
