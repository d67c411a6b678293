import { binaryTable } from './binary-table.js';
import { bytesInMemory, bytesOfFile } from './byte-source.js';
import type { ReadProgress } from './progress.js';
import { unpackedBytes } from './unpacked.js';
import { evenBlocks } from './row-blocks.js';
import { openArray, type NumpyArray } from './numpy/array.js';
import type { TableFile } from './table-file.js';

/**
 * A `.npy` file: an array whose columns go by their places, or the fields of its records.
 * @throws Error where it is no such file, or is cut short.
 */
export async function openNpy(path: string, progress: ReadProgress): Promise<TableFile> {
  const unpacked = await unpackedBytes(path, progress);
  const source = unpacked === null ? await bytesOfFile(path) : bytesInMemory(unpacked);
  try {
    const table = tableOfArray(await openArray(source));
    return { ...table, blocks: unpacked === null ? table.blocks : null, close: source.close };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** An array as a table. */
export const tableOfArray = ({ columns, isNamed, rowShape, rows, rowBytes, cells }: NumpyArray): TableFile =>
  binaryTable({
    columns,
    columnWord: isNamed ? 'field' : 'column',
    isNamed,
    rowShape,
    blocks: evenBlocks(rows, rowBytes),
    read: async ({ parts, from, rows: limit, progress }) => {
      const count = Math.min(rows - from, limit ?? rows);
      return { rows: count, cells: await cells({ parts, from, count, progress }) };
    },
  });
