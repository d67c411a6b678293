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

const columnsSchema = v.strictObject(columnFields);
const arraySchema = v.strictObject({ array: text, rows: rowsField });

/** Options of {@link npz}, for an array of points. */
export interface NpzArrayOptions extends TableOptions {
  /** Name of the array, of shape (rows, D), or (rows,) for D = 1. */
  readonly array: string;
}

/**
 * Points from a NumPy archive, as `numpy.savez` and `numpy.savez_compressed` write it: either one array of points, or
 * one array of shape (rows,) for each coordinate. The rows are split at random, from the seed, into a training and a
 * test sample.
 * @param path relative to the dataset file, or absolute.
 * @example npz('events.npz', { columns: ['px', 'py', 'pz'] })
 */
export function npz<const Columns extends readonly string[]>(
  path: string,
  options: ColumnOptions<Columns>,
): Manifold<Columns['length']>;
export function npz(path: string, options: NpzArrayOptions): Manifold;
export function npz(path: string, options: ColumnOptions | NpzArrayOptions): Manifold {
  const rows = options.rows ?? null;
  if ('columns' in options) {
    checkReader('npz', path, columnsSchema, options);
    return columnsManifold(
      'npz',
      { kind: 'file', format: 'npz', path, rows, selection: { kind: 'columns', columns: options.columns } },
      options,
    );
  }
  checkReader('npz', path, arraySchema, options);
  return tableManifold({ kind: 'file', format: 'npz', path, rows, selection: { kind: 'array', array: options.array } });
}
