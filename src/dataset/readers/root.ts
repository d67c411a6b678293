import * as v from 'valibot';
import { text } from '../check.js';
import type { Manifold } from '../manifold.js';
import { checkReader, columnFields, columnsManifold, type ColumnOptions } from './columns.js';

const schema = v.strictObject({ ...columnFields, tree: text });

/** Options of {@link root}. */
export interface RootOptions<Columns extends readonly string[] = readonly string[]> extends ColumnOptions<Columns> {
  /**
   * Name of the tree (`TTree` or `TNtuple`) in the file, after the directories that it is in, such as `ntuples/Events`.
   */
  readonly tree: string;
  /**
   * Names of branches that hold one number in each entry, in the order of the coordinates; `branch.leaf` where a branch
   * has several leaves.
   */
  readonly columns: Columns;
}

/**
 * Points from a tree in a ROOT file: one point an entry, one coordinate for each named branch, of any real or integer
 * type. They are split at random, from the seed, into a training and a test sample. Branches of arrays, vectors or
 * objects, and an RNTuple, are not read: write what you need of them as branches of numbers.
 * @param path relative to the dataset file, or absolute.
 * @example root('events.root', { tree: 'Events', columns: ['px', 'py', 'pz'] })
 */
export function root<const Columns extends readonly string[]>(
  path: string,
  options: RootOptions<Columns>,
): Manifold<Columns['length']>;
export function root(path: string, options: RootOptions): Manifold {
  checkReader('root', path, schema, options);
  const { tree, columns, rows = null } = options;
  return columnsManifold('root', { kind: 'file', format: 'root', path, tree, columns, rows }, options);
}
