import path from 'node:path';

/** Absolute paths of the files that a dataset file names. */
export async function filesOf(paths: readonly string[], folder: string): Promise<readonly string[]> {
  return Promise.resolve(paths.map((one) => path.resolve(folder, one)));
}
