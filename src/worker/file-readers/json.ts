import { createSink } from './cell-sink.js';
import { columnsOfRows, valueAt } from './json/columns.js';
import { rowsOfJson } from './json/rows.js';
import type { ReadProgress } from './progress.js';
import type { ReadRequest, RowBlock, TableFile } from './table-file.js';

/** Rows that show what the columns hold. */
const sampleRows = 1000;

/**
 * A JSON file of rows or columns, or of one JSON value a line.
 * @throws Error that names the line of what is no JSON, or says what there is where that is no table.
 */
export async function openJson(path: string, progress: ReadProgress): Promise<TableFile> {
  const { rows, placeOf } = await rowsOfJson(path, progress);
  const columns = columnsOfRows(rows.slice(0, sampleRows));
  const read = ({ parts, rows: limit, missing }: ReadRequest): RowBlock => {
    const count = Math.min(rows.length, limit ?? rows.length);
    const cells = parts.map((part) => {
      const sink = createSink(part, count, placeOf);
      const column = columns.find(({ name }) => name === part.column.name) ?? columns[0];
      for (let row = 0; row < count; row++) {
        const value = valueAt(rows[row], column);
        sink.put(row, typeof value === 'string' && missing.has(value) ? null : value);
      }
      return sink.cells();
    });
    return { rows: count, cells };
  };
  const isNamed = !(columns.length === 1 && columns[0].name === '');
  return {
    columns,
    columnWord: 'column',
    isTyped: false,
    isNamed,
    rowShape: !isNamed && columns[0].shape.length > 1 ? columns[0].shape : null,
    blocks: null,
    notes: [],
    read: (request) => Promise.resolve(read(request)),
    placeOf,
    close: () => Promise.resolve(),
  };
}
