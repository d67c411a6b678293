import type { TableFile } from './table-file.js';

/** What a binary format gives of a {@link TableFile}. */
export type BinaryColumns = Pick<TableFile, 'columns' | 'columnWord' | 'isNamed' | 'rowShape' | 'read'> &
  Partial<Pick<TableFile, 'blocks'>>;

/** Where a row of a binary file stands, counted as NumPy and pandas do. */
export function rowPlace(row: number): string {
  return `row ${row.toLocaleString('en')} (counted from 0)`;
}

/**
 * A file of a binary format, which says what its columns hold, as a table.
 * @param more what is not as it is for most: a file that is held open has a `close`.
 */
export const binaryTable = (
  columns: BinaryColumns,
  more: Partial<Pick<TableFile, 'placeOf' | 'close'>> = {},
): TableFile => ({
  blocks: null,
  ...columns,
  isTyped: true,
  notes: [],
  placeOf: rowPlace,
  close: () => Promise.resolve(),
  ...more,
});
