import { stat } from 'node:fs/promises';
import type { FileFormat } from '../dataset/manifold.js';
import { openCsv } from './file-readers/csv.js';
import { openJson } from './file-readers/json.js';
import { openNpy } from './file-readers/npy.js';
import type { ReadProgress } from './file-readers/progress.js';
import type { TableFile } from './file-readers/table-file.js';

/**
 * Opens a data file; the caller closes it. Libraries of large formats are bundles of their own, loaded when a file of
 * theirs is read.
 * @param file absolute.
 * @throws Error where it is no file of this format.
 */
export async function openFile(file: string, format: FileFormat, progress: ReadProgress): Promise<TableFile> {
  // Some libraries have a message of their own, which does not say that there is no such file.
  if (!(await stat(file)).isFile()) throw new Error('expected a file, got a pipe, a device or a folder');
  switch (format.name) {
    case 'csv':
      return openCsv(file, format.dialect);
    case 'npy':
      return openNpy(file, progress);
    case 'npz': {
      const { openNpz } = await import('./file-readers/npz.js');
      return openNpz(file, format.array, progress);
    }
    case 'json':
      return openJson(file, progress);
    case 'arrow': {
      const { openArrow } = await import('./file-readers/arrow.js');
      return openArrow(file, progress);
    }
    case 'parquet': {
      const { openParquet } = await import('./file-readers/parquet.js');
      return openParquet(file, progress);
    }
    case 'hdf5': {
      const { openHdf5 } = await import('./file-readers/hdf5.js');
      return openHdf5(file, format.dataset);
    }
    case 'root': {
      const { openRoot } = await import('./file-readers/root.js');
      return openRoot(file, format.tree);
    }
  }
}
