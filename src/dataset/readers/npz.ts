import * as v from 'valibot';
import { text } from '../check.js';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject({ ...readerFields, array: v.optional(text) });

/** Options of {@link npz}. */
export interface NpzOptions<
  Columns extends readonly ColumnChoice[] = readonly ColumnChoice[],
> extends ReaderOptions<Columns> {
  /** Name of an array whose columns these are, as of {@link npy}. Default: each array of the archive is a column. */
  readonly array?: string;
}

/**
 * Points from a NumPy archive, as `numpy.savez` and `numpy.savez_compressed` write it: either one array of points, or
 * one array of shape (rows,) for each coordinate. The rows are split at random, from the seed, into a training and a
 * test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.npz`, are read one
 * after another.
 * @example npz('events.npz', { columns: ['px', 'py', 'pz'] })
 */
export function npz<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: NpzOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('npz', path, schema, options, () => ({ name: 'npz', array: options.array ?? null }));
}
