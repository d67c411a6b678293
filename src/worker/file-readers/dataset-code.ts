import type { DerivedValue, Row } from '../../dataset/readers/selection.js';
import { describeCell } from './cell-sink.js';
import { NeedsColumnError, type CurrentRow } from './current-row.js';
import { numberCells, textCells, type Cells, type TableFile } from './table-file.js';

/** Runs code of the dataset file. */
export type RunCode = <T>(task: () => T) => T;

/** Code of the dataset file has thrown an error, which is its cause. */
export class DatasetCodeError extends Error {
  override readonly name = 'DatasetCodeError';
}

/** Rows between two signs of life. */
const chunk = 20_000;

/** One byte a row, 1 where the condition holds. */
export function evaluateWhere(
  where: (row: Row) => boolean,
  current: CurrentRow,
  rows: number,
  runCode: RunCode,
): Uint8Array {
  const isWanted = new Uint8Array(rows);
  eachRow(current, rows, runCode, (row) => {
    isWanted[row] = where(current.row) ? 1 : 0;
  });
  return isWanted;
}

/**
 * A derived column: numbers, truth values or texts, as its first cell is.
 * @throws Error that names the place of a value that is something else.
 */
export function deriveCells(
  name: string,
  derive: (row: Row) => DerivedValue,
  current: CurrentRow,
  rows: number,
  { placeOf }: TableFile,
  runCode: RunCode,
): Cells {
  const numbers = new Float64Array(rows);
  const texts: string[] = [];
  let type = 'number';
  eachRow(current, rows, runCode, (row) => {
    const value: unknown = derive(current.row);
    if (row === 0 && (typeof value === 'boolean' || typeof value === 'string')) type = typeof value;
    if (typeof value !== type) {
      const words = row === 0 ? 'a number, a text or a truth value' : `a ${type}, as for the rows before it`;
      throw new Error(`derive.${name}: expected ${words}, got ${describeCell(value)} for ${placeOf(row)}`);
    }
    if (typeof value === 'string') texts.push(value);
    else numbers[row] = Number(value);
  });
  return type === 'string' ? textCells(texts) : numberCells(numbers, type === 'boolean' ? 'flags' : 'numbers');
}

function eachRow(current: CurrentRow, rows: number, runCode: RunCode, task: (row: number) => void): void {
  for (let start = 0; start < rows; start += chunk) {
    try {
      runCode(() => {
        for (let row = start; row < Math.min(rows, start + chunk); row++) {
          current.moveTo(row);
          task(row);
        }
      });
    } catch (error) {
      if (error instanceof NeedsColumnError) throw error;
      throw new DatasetCodeError('code of the dataset file failed', { cause: error });
    }
  }
}
