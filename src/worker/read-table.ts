import { access } from 'node:fs/promises';
import path from 'node:path';
import type { FileSource, Manifold } from '../dataset/manifold.js';
import type { Table } from '../dataset/readers/table.js';
import { SamplingError } from '../run/guard.js';
import { readCsv } from './file-readers/csv.js';
import { readNpy } from './file-readers/npy.js';
import { readBytes, type ReadProgress } from './file-readers/progress.js';

/** Absolute path of the file that a manifold is read from. */
export function tablePath(source: { readonly path: string }, datasetFile: string): string {
  return path.resolve(path.dirname(datasetFile), source.path);
}

/**
 * Reads the table behind a manifold that comes from a file.
 * @throws SamplingError that names the file and what is wrong with it.
 */
export async function readTable(
  manifold: Manifold,
  field: string,
  datasetFile: string,
  progress: ReadProgress = () => Promise.resolve(),
): Promise<Table> {
  const { source } = manifold;
  if (source.kind !== 'file') throw new SamplingError(field, `${field}: expected data from a file`);
  const file = tablePath(source, datasetFile);
  try {
    const table = await read(file, source, progress);
    if (table.values.length === 0)
      throw new Error(
        `expected at least one row of numbers, got none${table.skipped > 0 ? ' without an empty cell' : ''}`,
      );
    return table;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SamplingError(field, `${field}: cannot read ${file}: ${reason}`, { cause: error });
  }
}

/** Libraries of large formats are bundles of their own, loaded when a file of theirs is read. */
async function read(file: string, source: FileSource, progress: ReadProgress): Promise<Table> {
  switch (source.format) {
    case 'csv':
      return readCsv(file, source.columns, source.rows, progress);
    case 'npy':
      return readNpy(file, source.rows, progress);
    case 'npz': {
      const { parseNpz } = await import('./file-readers/npz.js');
      return parseNpz(new Uint8Array(await readBytes(file, progress)), source.selection, source.rows);
    }
    case 'parquet': {
      const { readParquet } = await import('./file-readers/parquet.js');
      return readParquet(file, source.columns, source.rows, progress);
    }
    case 'hdf5': {
      const { readHdf5 } = await import('./file-readers/hdf5.js');
      return readHdf5(await existing(file), source.selection, source.rows, progress);
    }
    case 'root': {
      const { readRoot } = await import('./file-readers/root.js');
      return readRoot(file, source.tree, source.columns, source.rows, progress);
    }
  }
}

/** The path, for libraries whose own message does not say that there is no such file. */
async function existing(file: string): Promise<string> {
  await access(file);
  return file;
}
