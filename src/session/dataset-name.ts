import { createHash } from 'node:crypto';
import path from 'node:path';

/** Short name of a dataset file, as `circle` of `examples/circle.dataset.ts`. */
export function datasetName(file: string): string {
  return path.basename(file).replace(/(\.dataset)?\.[cm]?ts$/, '');
}

/**
 * Tells dataset files of the same name apart, in the name of a file or folder.
 * @param file absolute.
 */
export function datasetId(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 12);
}
