import assert from 'node:assert/strict';
import { gram, gramOfColumns, gramOfRows } from '../../../src/linear/gram.js';
import { createRandom } from '../../../src/random/random.js';

describe('Gram matrices', () => {
  it('are the same to the bit, however they are computed', () => {
    const random = createRandom(0, 'test');
    for (const [rows, columns] of [
      [7, 30],
      [33, 6],
      [1, 4],
    ]) {
      const matrix = Float64Array.from({ length: rows * columns }, () => random.normal());
      const at = (row: number, column: number): number => matrix[row * columns + column];
      assert.deepEqual(gramOfRows(matrix, rows, columns), gram(rows, columns, at));
      assert.deepEqual(
        gramOfColumns(matrix, rows, columns),
        gram(columns, rows, (column, row) => at(row, column)),
      );
    }
  });
});
