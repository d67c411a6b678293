import * as v from 'valibot';
import { text } from '../check.js';
import type { Manifold } from '../manifold.js';
import { checkReader, columnFields, columnsManifold, type ColumnOptions } from './columns.js';

const schema = v.strictObject({ ...columnFields, tree: text });

/** What {@link root} takes beside the path. */
export interface RootOptions<Columns extends readonly string[] = readonly string[]> extends ColumnOptions<Columns> {
  /** Name of the TTree, such as `events` or `folder/events`. */
  readonly tree: string;
  /** Names of branches with one number an entry, in the order of the coordinates. */
  readonly columns: Columns;
}

/**
 * Points from a TTree in a ROOT file: one point an entry, one coordinate for each named branch. The entries are split at
 * random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 * @example root('events.root', { tree: 'events', columns: ['px', 'py', 'pz'], units: ['GeV', 'GeV', 'GeV'] })
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
