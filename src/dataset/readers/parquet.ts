import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { checkReader, columnFields, columnsManifold, type ColumnOptions } from './columns.js';

const schema = v.strictObject(columnFields);

/**
 * Points from a Parquet file: one point a row, one coordinate for each named column, of any real or integer type. Rows in
 * which one of them is null are left out. The others are split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 */
export function parquet<const Columns extends readonly string[]>(
  path: string,
  options: ColumnOptions<Columns>,
): Manifold<Columns['length']>;
export function parquet(path: string, options: ColumnOptions): Manifold {
  checkReader('parquet', path, schema, options);
  const { columns, rows = null } = options;
  return columnsManifold('parquet', { kind: 'file', format: 'parquet', path, columns, rows }, options);
}
