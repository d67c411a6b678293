import h5wasm, { type File } from 'h5wasm/node';
import { findFilters } from './hdf5/filters.js';
import { binaryTable, type BinaryColumns } from './binary-table.js';
import { datasetTable, groupTable } from './hdf5/table.js';
import { frameTable } from './hdf5/pandas.js';
import { libraryReason } from './hdf5/reason.js';
import type { TableFile } from './table-file.js';
import { enumerate } from './words.js';

/**
 * An HDF5 file: the columns of one of its datasets, or each dataset as a column.
 * @param name path of a dataset, or of a group; null for the whole file.
 * @throws Error that names the dataset where it is missing.
 */
export async function openHdf5(path: string, name: string | null): Promise<TableFile> {
  // Else the library writes what is wrong to the console, and goes on.
  (await h5wasm.ready).activate_throwing_error_handler();
  await findFilters();
  const file = openQuietly(path);
  const close = (): Promise<void> => {
    file.close();
    return Promise.resolve();
  };
  try {
    return binaryTable(tableAt(file, name), { close });
  } catch (error) {
    file.close();
    throw error;
  }
}

/**
 * All arrays of numbers in single and double precision of a file on disk, by their path without a slash at its start.
 * @throws Error in one line.
 */
export async function readArrays(
  path: string,
): Promise<ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float64Array }>> {
  (await h5wasm.ready).activate_throwing_error_handler();
  await findFilters();
  const file = openQuietly(path);
  try {
    const arrays = new Map<string, { readonly shape: readonly number[]; readonly values: Float64Array }>();
    for (const name of file.paths()) {
      const entity = file.get(name);
      if (!(entity instanceof h5wasm.Dataset)) continue;
      const values = realNumbers(entity.value);
      if (values !== null) arrays.set(name.replace(/^\/+/, ''), { shape: entity.shape ?? [], values });
    }
    return arrays;
  } finally {
    file.close();
  }
}

/** Null where it is of another type. */
function realNumbers(value: unknown): Float64Array | null {
  if (typeof value === 'number') return Float64Array.of(value);
  if (value instanceof Float32Array || value instanceof Float64Array) return Float64Array.from(value);
  return value instanceof Int32Array || value instanceof Uint32Array ? Float64Array.from(value) : null;
}

function tableAt(file: File, name: string | null): BinaryColumns {
  const paths = file.paths();
  const only = name === null ? onlyTable(file, paths) : name.replace(/^\/+|\/+$/g, '');
  if (only === null) return groupTable(file, '', paths);
  const entity = file.get(only);
  if (entity instanceof h5wasm.Dataset) return datasetTable(entity, only);
  if (entity instanceof h5wasm.Group) return frameTable(entity, file, only) ?? groupTable(file, only, paths);
  const datasets = paths.filter((one) => file.get(one) instanceof h5wasm.Dataset);
  const there = datasets.length === 0 ? 'no datasets' : `the datasets ${enumerate(datasets)}`;
  throw new Error(`expected a dataset named ${JSON.stringify(name)}, got ${there}`);
}

/** The only dataset of a file, or the only data frame; null where there are more. */
function onlyTable(file: File, paths: readonly string[]): string | null {
  const frames = paths.filter((path) => {
    const entity = file.get(path);
    return entity instanceof h5wasm.Group && 'pandas_type' in entity.attrs;
  });
  if (frames.length === 1) return frames[0];
  const datasets = paths.filter((path) => file.get(path) instanceof h5wasm.Dataset);
  return datasets.length === 1 ? datasets[0] : null;
}

/** @throws Error in one line: the library's own has many. */
function openQuietly(path: string): File {
  try {
    return new h5wasm.File(path, 'r');
  } catch (error) {
    throw new Error(`expected an HDF5 file, got a file that cannot be read as one: ${libraryReason(error)}`, {
      cause: error,
    });
  }
}
