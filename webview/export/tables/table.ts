import type { Quantity } from '../../../src/protocol/description.js';
import { axisLabel } from '../../format.js';

/** What stands in a cell; nothing for null. */
export type CellValue = string | number | null;

/** A column of a table. */
export interface Column {
  /** What stands above it: a name, with its unit in brackets. */
  readonly name: string;
  /** One for each row of the table. */
  readonly values: ArrayLike<CellValue>;
}

/** A table for a spreadsheet or a data frame: columns of one length. */
export type Table = readonly Column[];

/** Columns of the numbers of some points, named as at an axis, with a word before the name if there is one. */
export function columnsOf(quantities: readonly Quantity[], rows: Float32Array, prefix = ''): Column[] {
  const size = quantities.length;
  return quantities.map((quantity, k) => ({
    name: `${prefix}${axisLabel(quantity)}`,
    values: Float32Array.from({ length: rows.length / size }, (_, i) => rows[i * size + k]),
  }));
}

/** Tables of the same columns below one another. */
export function stacked(tables: readonly Table[]): Table {
  const [first = []] = tables;
  return first.map(({ name }, k) => ({ name, values: tables.flatMap((table) => Array.from(table[k].values)) }));
}

/** Number of rows of a table. */
export const rowsOf = (table: Table): number => table.at(0)?.values.length ?? 0;

/** A column that is the same in all rows. */
export const constant = (name: string, value: CellValue, rows: number): Column => ({
  name,
  values: Array.from({ length: rows }, () => value),
});
