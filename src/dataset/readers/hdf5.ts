import * as v from 'valibot';
import { text } from '../check.js';
import type { Manifold } from '../manifold.js';
import {
  checkReader,
  columnFields,
  columnsManifold,
  rowsField,
  tableManifold,
  type ColumnOptions,
  type TableOptions,
} from './columns.js';

const columnsSchema = v.strictObject({ ...columnFields, dataset: v.optional(text) });
const datasetSchema = v.strictObject({ dataset: text, rows: rowsField });

/** Options of {@link hdf5}, for a dataset of points. */
export interface Hdf5DatasetOptions extends TableOptions {
  /** Path in the file of a dataset of shape (rows, D), or (rows,) for D = 1, such as `events/momenta`. */
  readonly dataset: string;
}

/** Options of {@link hdf5}, for named columns. */
export interface Hdf5ColumnOptions<
  Columns extends readonly string[] = readonly string[],
> extends ColumnOptions<Columns> {
  /**
   * Paths in the file of datasets of shape (rows,), in the order of the coordinates; with `dataset`, names of its
   * fields.
   */
  readonly columns: Columns;
  /** Path in the file of a compound dataset whose fields are the columns. */
  readonly dataset?: string;
}

/**
 * Points from an HDF5 file, of any real or integer type: one dataset of points, one dataset for each coordinate, or
 * fields of a compound dataset. The rows are split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 * @example hdf5('events.h5', { columns: ['jets/pt', 'jets/eta'] })
 */
export function hdf5<const Columns extends readonly string[]>(
  path: string,
  options: Hdf5ColumnOptions<Columns>,
): Manifold<Columns['length']>;
export function hdf5(path: string, options: Hdf5DatasetOptions): Manifold;
export function hdf5(path: string, options: Hdf5ColumnOptions | Hdf5DatasetOptions): Manifold {
  const { dataset, rows = null } = options;
  if ('columns' in options) {
    checkReader('hdf5', path, columnsSchema, options);
    const { columns } = options;
    const selection =
      dataset === undefined
        ? ({ kind: 'columns', columns } as const)
        : ({ kind: 'fields', array: dataset, columns } as const);
    return columnsManifold('hdf5', { kind: 'file', format: 'hdf5', path, rows, selection }, options);
  }
  checkReader('hdf5', path, datasetSchema, options);
  return tableManifold({
    kind: 'file',
    format: 'hdf5',
    path,
    rows,
    selection: { kind: 'array', array: options.dataset },
  });
}
