import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject(readerFields);

/**
 * Points from a Parquet file: one point a row, one coordinate for each column of numbers. Rows in which one of them is
 * null are left out. The others are split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.parquet`, are read
 * one after another.
 * @example parquet('events.parquet', { columns: ['jet.pt[0]', 'jet.pt[1]'], labels: ['process'] })
 */
export function parquet<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: ReaderOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('parquet', path, schema, options, () => ({ name: 'parquet' }));
}
