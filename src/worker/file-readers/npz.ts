import { unzipSync } from 'fflate';
import { binaryTable } from './binary-table.js';
import { tableOfArray } from './npy.js';
import { arrayInMemory, type NumpyArray } from './numpy/array.js';
import { readBytes, type ReadProgress } from './progress.js';
import { unpackedBytes } from './unpacked.js';
import { requireSameRows, type Cells, type FileColumn, type TableFile } from './table-file.js';
import { expectFormat, reasonOf, requireNames } from './words.js';

const suffix = '.npy';

/**
 * A `.npz` file, a ZIP archive of `.npy` files: the columns of one of its arrays, or each array as a column.
 * @param name of the array; null for all, and for the only one.
 * @throws Error that names the array where it is missing or broken.
 */
export async function openNpz(path: string, name: string | null, progress: ReadProgress): Promise<TableFile> {
  const bytes = (await unpackedBytes(path, progress)) ?? new Uint8Array(await readBytes(path, progress));
  const known = await expectFormat('a NumPy archive (.npz)', () => namesIn(bytes));
  const only = name ?? (known.length === 1 ? known[0] : null);
  if (only !== null) {
    requireNames('array', [only], known);
    return tableOfArray(inArray(only, () => arrayInMemory(unpack(bytes, only))));
  }
  // Nothing is unpacked that is not looked at.
  const open = new Map<string, NumpyArray>();
  const arrayAt = (array: string): NumpyArray => {
    const found = open.get(array) ?? inArray(array, () => arrayInMemory(unpack(bytes, array)));
    open.set(array, found);
    return found;
  };
  return binaryTable({
    columns: known.map((array) => lazyColumn(array, () => arrayAt(array))),
    columnWord: 'array',
    isNamed: true,
    rowShape: null,
    read: async ({ parts, from, rows: limit, progress }) => {
      const rows = requireSameRows(parts.map(({ column }) => [column.name, arrayAt(column.name).rows]));
      const count = Math.min(rows - from, limit ?? rows);
      const cells: Cells[] = [];
      for (const part of parts)
        cells.push(...(await arrayAt(part.column.name).cells({ parts: [part], from, count, progress })));
      return { rows: count, cells };
    },
  });
}

/** An array as a column, unpacked once its type is asked for. */
function lazyColumn(name: string, array: () => NumpyArray): FileColumn {
  let column: FileColumn | null = null;
  const read = (): FileColumn => {
    column ??= { ...describe(array), name };
    return column;
  };
  return {
    name,
    get holds() {
      return read().holds;
    },
    get shape() {
      return read().shape;
    },
    get type() {
      return read().type;
    },
  };
}

function describe(array: () => NumpyArray): Omit<FileColumn, 'name'> {
  try {
    const { columns, isNamed } = array();
    return isNamed ? { holds: 'other', shape: [], type: 'records, whose fields are read with `array`' } : columns[0];
  } catch (error) {
    return { holds: 'other', shape: [], type: `what cannot be read: ${reasonOf(error)}` };
  }
}

function namesIn(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (name.endsWith(suffix)) names.push(name.slice(0, -suffix.length));
      return false;
    },
  });
  return names;
}

function unpack(bytes: Uint8Array, array: string): Uint8Array<ArrayBuffer> {
  const file = `${array}.npy`;
  return unzipSync(bytes, { filter: ({ name }) => name === file })[file];
}

function inArray<T>(name: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw new Error(`array ${JSON.stringify(name)}: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Some files of a ZIP archive, by name.
 * @throws Error where the archive is damaged, or they are larger than that when unpacked.
 */
export function unpackFiles(
  bytes: Uint8Array,
  names: readonly string[],
  mostBytes: number,
): ReadonlyMap<string, Uint8Array> {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!names.includes(name)) return false;
      if (originalSize > mostBytes)
        throw new Error(
          `expected at most ${Math.round(mostBytes / 2 ** 20)} MiB, got ${name} of ${originalSize} bytes`,
        );
      return true;
    },
  });
  return new Map(Object.entries(files));
}
