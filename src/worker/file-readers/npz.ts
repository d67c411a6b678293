import { unzipSync } from 'fflate';
import type { ArraySelection } from '../../dataset/manifold.js';
import type { Table } from '../../dataset/readers/table.js';
import { expectFormat, requireNames, tableOfColumns } from './columns.js';
import { parseArray, tableOfNumpy, type NumpyArray } from './npy.js';

const suffix = '.npy';

/**
 * The points in the bytes of a `.npz` file: a ZIP archive of `.npy` files.
 * @throws Error that names the array where it is missing, broken or of another shape.
 */
export async function parseNpz(bytes: Uint8Array, selection: ArraySelection, rows: number | null): Promise<Table> {
  const wanted = selection.kind === 'columns' ? selection.columns : [selection.array];
  const known: string[] = [];
  const files = await expectFormat('a NumPy archive (.npz)', () =>
    unzipSync(bytes, {
      // Nothing is unpacked that is not wanted.
      filter: ({ name }) => {
        known.push(name.replace(/\.npy$/, ''));
        return wanted.includes(name.replace(/\.npy$/, ''));
      },
    }),
  );
  requireNames('array', wanted, known);
  const arrayOf = (name: string): NumpyArray =>
    inArray(name, () => parseArray(new Uint8Array(files[name + suffix]).buffer));
  if (selection.kind !== 'columns') return inArray(selection.array, () => tableOfNumpy(arrayOf(selection.array), rows));
  return tableOfColumns(
    selection.columns.map((name) => {
      const { shape, data } = arrayOf(name);
      if (shape.length !== 1)
        throw new Error(`array ${JSON.stringify(name)}: expected shape (rows,), got (${shape.join(', ')})`);
      return { name, values: data };
    }),
    rows,
  );
}

function inArray<T>(name: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw reason.startsWith('array ') ? error : new Error(`array ${JSON.stringify(name)}: ${reason}`, { cause: error });
  }
}
