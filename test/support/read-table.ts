import path from 'node:path';
import type { Manifold } from '../../src/dataset/index.js';
import type { Table } from '../../src/dataset/readers/table.js';
import type { ReadProgress } from '../../src/worker/file-readers/progress.js';
import { readTable as readWith } from '../../src/worker/read-table.js';

/** Reads the table behind a manifold of a dataset file in a folder, whose code runs unguarded. */
export function readTable(
  manifold: Manifold,
  folder: string,
  progress: ReadProgress = () => Promise.resolve(),
): Promise<Table> {
  return readWith(manifold, 'manifold', {
    datasetFile: path.join(folder, 'x.dataset.ts'),
    guard: (_field, task) => task(),
    begin: () => progress,
    matched: () => undefined,
  });
}
