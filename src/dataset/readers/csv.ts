import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject(readerFields);

/** Options of {@link csv}. */
export type CsvOptions<Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]> = ReaderOptions<Columns>;

/**
 * Points from a CSV file: one point a row, one coordinate for each column of numbers. The rows are split at random, from
 * the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.csv`, are read one
 * after another.
 * @example csv('events.csv', { columns: ['pt', 'eta'], labels: ['kind'], where: (row) => row.pt > 20 })
 */
export function csv<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: CsvOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('csv', path, schema, options, () => ({ name: 'csv' }));
}
