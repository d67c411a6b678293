import path from 'node:path';

/** Short name of a dataset file, as `circle` of `examples/circle.dataset.ts`. */
export function datasetName(file: string): string {
  return path.basename(file).replace(/(\.dataset)?\.[cm]?ts$/, '');
}
