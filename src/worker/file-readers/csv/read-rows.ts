import type { CsvEncoding } from '../../../dataset/readers/csv-dialect.js';
import { describeCell } from '../cell-sink.js';
import { NotANumberError, textCells, type Cells, type ReadRequest, type RowBlock } from '../table-file.js';
import { createGrowingRows } from './growing-rows.js';
import type { CsvLayout } from './layout.js';
import type { LineNumbers } from './line-numbers.js';
import { numberOf } from './numbers.js';
import { eachRow } from './rows.js';

/**
 * Reads columns of all rows in one pass.
 * @param names of all columns.
 * @throws Error that names line and column of a cell that is no number, or the line of a row that does not fit.
 */
export async function readRows(
  path: string,
  encoding: CsvEncoding | null,
  layout: CsvLayout,
  names: readonly string[],
  lines: LineNumbers,
  { parts, rows: limit, missing, progress }: ReadRequest,
): Promise<RowBlock> {
  const { decimal } = layout;
  const places = parts.map(({ column }) => names.indexOf(column.name));
  const areTexts = parts.map(({ column }) => column.holds === 'texts');
  const texts: string[][] = parts.map(() => []);
  const width = areTexts.filter((isText) => !isText).length;
  let read = 0;
  const numbers = createGrowingRows(width, () => read);
  let rows = 0;
  lines.clear();
  await eachRow(
    path,
    layout,
    encoding,
    (share) => {
      read = share;
      return progress(share);
    },
    (cells, line) => {
      if (cells.length > layout.width) requireFit(cells, line, layout);
      for (let k = 0; k < places.length; k++) {
        const cell = cells[places[k]] ?? '';
        if (areTexts[k]) {
          texts[k].push(cell.trim());
          continue;
        }
        const value = numberOf(cell, decimal, missing);
        if (value === null) throw noNumber(names[places[k]], line, cell, rows === 0 && layout.names !== null, decimal);
        numbers.add(value);
      }
      lines.add(line);
      rows++;
      return limit === null || rows < limit;
    },
  );
  const values = numbers.all();
  let next = 0;
  const cells = areTexts.map((isText, k): Cells =>
    isText ? textCells(texts[k]) : { kind: 'numbers', values, offset: next++, stride: width },
  );
  return { rows, cells };
}

/** @throws Error where a row has more cells than the header names. */
export function requireFit(
  cells: readonly string[],
  line: number,
  { width, names, separator, decimal }: CsvLayout,
): void {
  if (cells.length <= width || cells.slice(width).every((cell) => cell.trim() === '')) return;
  const where = names === null ? 'the first row' : 'the header';
  const hint =
    separator === ',' && decimal === '.'
      ? "; if the comma is the decimal sign, state decimal: ',' (and separator: ';', or what stands between cells)"
      : '';
  throw new Error(
    `line ${line}: expected ${width === 1 ? '1 cell' : `${width} cells`}, as in ${where}, got ${cells.length} ` +
      `(${cells.slice(0, 6).map(describeCell).join(', ')}${cells.length > 6 ? ', …' : ''})${hint}`,
  );
}

function noNumber(column: string, line: number, cell: string, isFirst: boolean, decimal: '.' | ','): NotANumberError {
  const text = cell.trim();
  if (decimal === '.' && /^[+-]?\d[\d.]*,\d+(e[+-]?\d+)?$/i.test(text)) {
    const hint = "if the comma is the decimal sign, state decimal: ','";
    return new NotANumberError(column, `line ${line}`, `${describeCell(text)}; ${hint}`);
  }
  const hints = [
    ...(isFirst ? ['if this line has the units of the columns, state unitsLine: true'] : []),
    `if it stands for a missing value, state missing: [${JSON.stringify(text)}]`,
  ];
  return new NotANumberError(column, `line ${line}`, `${describeCell(text)}; ${hints.join(', or ')}`);
}
