import type { ReadProgress } from '../../src/worker/file-readers/progress.js';
import type { ReadContext } from '../../src/worker/read-table.js';

/** What reading takes, for a dataset file whose code runs unguarded. @param datasetFile absolute. */
export const readContext = (datasetFile: string, progress: ReadProgress = () => Promise.resolve()): ReadContext => ({
  datasetFile,
  guard: (_field, task) => task(),
  reading: (_read, task) => task(),
  begin: () => Promise.resolve(progress),
  matched: () => undefined,
});
