import * as v from 'valibot';
import { text } from '../check.js';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject({ ...readerFields, dataset: v.optional(text) });

/** Options of {@link hdf5}. */
export interface Hdf5Options<
  Columns extends readonly ColumnChoice[] = readonly ColumnChoice[],
> extends ReaderOptions<Columns> {
  /**
   * Path in the file of a dataset of shape (rows, D), whose columns go by their places, of a compound dataset, whose
   * fields are the columns, or of a data frame that pandas wrote. Default: each dataset of the file is a column, and
   * goes by its path, such as `jets/pt`.
   */
  readonly dataset?: string;
}

/**
 * Points from an HDF5 file, of any real type: one dataset of points, one dataset for each coordinate, or fields of a
 * compound dataset. The rows are split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.h5`, are read one
 * after another.
 * @example hdf5('events.h5', { columns: ['jets/pt', 'jets/eta'] })
 */
export function hdf5<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: Hdf5Options<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('hdf5', path, schema, options, () => ({ name: 'hdf5', dataset: options.dataset ?? null }));
}
