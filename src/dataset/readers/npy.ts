import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject(readerFields);

/**
 * Points from a NumPy file: an array of shape (rows, D), or (rows,) for D = 1, of any real type, or of records, whose
 * fields are the columns. The columns of a plain array go by their places. The rows are split at random, from the seed,
 * into a training and a test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.npy`, are read one
 * after another.
 * @example npy('momenta.npy', { columns: [6, 7, 8] })
 */
export function npy<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: ReaderOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('npy', path, schema, options, () => ({ name: 'npy' }));
}
