import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import papaparse from 'papaparse';
import type { SweepTable } from '../protocol/sweep-table.js';

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  readonly cells: readonly (number | string | null)[];
}

/** The columns of the files: the point, what varies by its shortest name, what a run comes to, what went wrong. */
function columnsOf({ parameters, columns, rows }: SweepTable): Column[] {
  return [
    { name: 'index', isNumber: true, cells: rows.map(({ index }) => index) },
    { name: 'id', isNumber: false, cells: rows.map(({ id }) => id) },
    { name: 'state', isNumber: false, cells: rows.map(({ state }) => state) },
    ...parameters.map(({ label, name, isNumber }, k) => ({
      // A field has the name of a column, as `steps`: then with its section.
      name: columns.some((column) => column.name === label) ? name : label,
      isNumber,
      cells: rows.map(({ values }) => values[k]),
    })),
    ...columns.map(({ name, isNumber }, k) => ({ name, isNumber, cells: rows.map(({ outcomes }) => outcomes[k]) })),
    { name: 'message', isNumber: false, cells: rows.map(({ message }) => message) },
  ];
}

/** Rows of one text: a string of all of them may be longer than V8 allows. */
const rowsAtOnce = 1000;

/**
 * As comma-separated values; an empty cell is not known. Texts that a spreadsheet would run begin with an apostrophe.
 * @returns texts one after another.
 */
export function* csvOf(table: SweepTable): Generator<string> {
  const columns = columnsOf(table);
  // Numbers may begin with a minus.
  const dangerous = /^[=+@\t\r]|^-(?!\d)/;
  const options = { newline: '\n', escapeFormulae: dangerous };
  yield papaparse.unparse([columns.map(({ name }) => name)], options) + '\n';
  for (let from = 0; from < table.rows.length; from += rowsAtOnce) {
    const part = table.rows.slice(from, from + rowsAtOnce).map((_, k) => columns.map(({ cells }) => cells[from + k]));
    yield papaparse.unparse(part, options) + '\n';
  }
}

/** As Parquet, numbers in double precision and texts in UTF-8; null is not known. */
export function parquetOf(table: SweepTable): Uint8Array {
  const columnData = columnsOf(table).map(({ name, isNumber, cells }): ColumnSource => ({
    name,
    data: cells.map((cell) => (isNumber || cell === null ? cell : String(cell))),
    type: name === 'index' ? 'INT32' : isNumber ? 'DOUBLE' : 'STRING',
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
