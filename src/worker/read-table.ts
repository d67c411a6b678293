import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifold } from '../dataset/manifold.js';
import { parseCsv } from '../dataset/readers/csv.js';
import { parseNpy } from '../dataset/readers/npy.js';
import type { Table } from '../dataset/readers/table.js';
import { SamplingError } from '../run/guard.js';

/** Absolute path of the file that a manifold is read from. */
export function tablePath(source: { readonly path: string }, datasetFile: string): string {
  return path.resolve(path.dirname(datasetFile), source.path);
}

/**
 * Reads the table behind a manifold that comes from a file.
 * @throws SamplingError that names the file and what is wrong with it.
 */
export async function readTable(manifold: Manifold, field: string, datasetFile: string): Promise<Table> {
  const { source } = manifold;
  if (source.kind !== 'file') throw new SamplingError(field, `${field}: expected data from a file`);
  const file = tablePath(source, datasetFile);
  try {
    const bytes = await readFile(file);
    switch (source.format) {
      case 'csv':
        return parseCsv(new TextDecoder().decode(bytes), source.columns);
      case 'npy':
        return parseNpy(new Uint8Array(bytes).buffer);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SamplingError(field, `${field}: cannot read ${file}: ${reason}`, { cause: error });
  }
}
