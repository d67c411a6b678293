import * as v from 'valibot';
import { text } from '../check.js';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject({ ...readerFields, tree: v.optional(text) });

/** Options of {@link root}. */
export interface RootOptions<
  Columns extends readonly ColumnChoice[] = readonly ColumnChoice[],
> extends ReaderOptions<Columns> {
  /**
   * Name of the tree (`TTree` or `TNtuple`) in the file, after the directories that it is in, such as `ntuples/Events`.
   * Default: the only one of the file.
   */
  readonly tree?: string;
}

/**
 * Points from a tree in a ROOT file: one point an entry, one coordinate for each branch of numbers; `branch.leaf` where
 * a branch has several leaves, `object/member` where several objects have a member of that name. They are split at
 * random, from the seed, into a training and a test sample. Branches of objects, and an RNTuple, are not read.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.root`, are read
 * one after another.
 * @example root('events.root', { tree: 'Events', columns: ['met', 'jet_pt[0]', 'jet_pt[1]'] })
 */
export function root<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: RootOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('root', path, schema, options, () => ({ name: 'root', tree: options.tree ?? null }));
}
