import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { checkReader, rowsField, tableManifold, type TableOptions } from './columns.js';

const schema = v.strictObject({ rows: rowsField });

/**
 * Points from a NumPy file: an array of shape (rows, D), or (rows,) for D = 1, of any real or integer type. The rows are
 * split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 */
export function npy(path: string, options: TableOptions = {}): Manifold {
  checkReader('npy', path, schema, options);
  return tableManifold({ kind: 'file', format: 'npy', path, rows: options.rows ?? null });
}
