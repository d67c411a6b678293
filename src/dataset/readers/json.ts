import * as v from 'valibot';
import type { Manifold } from '../manifold.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject(readerFields);

/**
 * Points from a JSON file: an array of objects, one for each row, an object of arrays, one for each column, or an array
 * of arrays of numbers; or from a file of one JSON object a line (NDJSON, `.jsonl`). Fields of fields go by path, such
 * as `'jet.pt'`, and numbers in lists by place, such as `'jet_pt[0]'`. The file may be packed (`.gz`, `.zst`). The rows
 * are split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.json`, are read one
 * after another.
 * @example json('events.ndjson', { columns: ['pt', 'eta'], labels: ['kind'] })
 */
export function json<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: ReaderOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('json', path, schema, options, () => ({ name: 'json' }));
}
