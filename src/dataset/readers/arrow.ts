import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject(readerFields);

/**
 * Points from an Arrow file (Feather version 2, `.arrow`, `.feather`), or a stream of Arrow's (`.arrows`): one point a
 * row, one coordinate for each column of numbers. Fields of structures go by path, such as `'jet.pt'`, and numbers in
 * lists by place, such as `'jet_pt[0]'`. The rows are split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.arrow`, are read
 * one after another.
 * @example arrow('events.feather', { columns: ['pt', 'eta'] })
 */
export function arrow<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: ReaderOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('arrow', path, schema, options, () => ({ name: 'arrow' }));
}
