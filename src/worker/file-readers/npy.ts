import { binaryTable } from './binary-table.js';
import { openArray } from './numpy/array.js';
import { readBytes, type ReadProgress } from './progress.js';
import type { TableFile } from './table-file.js';

/**
 * A `.npy` file: an array whose columns go by their places, or the fields of its records.
 * @throws Error where it is no such file, or is cut short.
 */
export async function openNpy(path: string, progress: ReadProgress): Promise<TableFile> {
  return tableOfNpy(new Uint8Array(await readBytes(path, progress)));
}

/**
 * The same for the bytes of the file.
 */
export function tableOfNpy(bytes: Uint8Array<ArrayBuffer>): TableFile {
  const { columns, isNamed, rowShape, rows, cells } = openArray(bytes);
  return binaryTable({
    columns,
    columnWord: isNamed ? 'field' : 'column',
    isNamed,
    rowShape,
    read: ({ parts, rows: limit }) => {
      const count = Math.min(rows, limit ?? rows);
      return Promise.resolve({ rows: count, cells: parts.map((part) => cells(part, count)) });
    },
  });
}
