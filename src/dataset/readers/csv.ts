import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { checkReader, columnFields, columnsManifold, type ColumnOptions } from './columns.js';

const schema = v.strictObject(columnFields);

/** Options of {@link csv}. */
export interface CsvOptions<Columns extends readonly string[] = readonly string[]> extends ColumnOptions<Columns> {
  /** Names in the header, in the order of the coordinates. */
  readonly columns: Columns;
}

/**
 * Points from a CSV file with a header line: one point a row, one coordinate for each named column. The rows are split
 * at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 */
export function csv<const Columns extends readonly string[]>(
  path: string,
  options: CsvOptions<Columns>,
): Manifold<Columns['length']>;
export function csv(path: string, options: CsvOptions): Manifold {
  checkReader('csv', path, schema, options);
  const { columns, rows = null } = options;
  return columnsManifold('csv', { kind: 'file', format: 'csv', path, columns, rows }, options);
}
