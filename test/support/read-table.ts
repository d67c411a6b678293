import path from 'node:path';
import type { Manifold } from '../../src/dataset/index.js';
import type { Table } from '../../src/dataset/readers/table.js';
import type { ReadProgress } from '../../src/worker/file-readers/progress.js';
import { readTable as readWith } from '../../src/worker/read-table.js';
import { readContext } from './read-context.js';

/** Reads the table behind a manifold of a dataset file in a folder, whose code runs unguarded. */
export function readTable(manifold: Manifold, folder: string, progress?: ReadProgress): Promise<Table> {
  return readWith(manifold, 'manifold', readContext(path.join(folder, 'x.dataset.ts'), progress));
}
