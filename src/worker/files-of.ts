import path from 'node:path';
import { glob } from 'tinyglobby';

/**
 * Absolute paths of the files that a dataset file names: those that match a pattern in the order of their names.
 * @param folder to which paths are relative.
 * @throws Error where no file matches a pattern.
 */
export async function filesOf(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of paths)
    found.push(...(/[*?{]/.test(one) ? await matching(one, folder) : [path.resolve(folder, one)]));
  return [...new Set(found)];
}

async function matching(pattern: string, folder: string): Promise<readonly string[]> {
  const files = await glob(pattern, { cwd: folder, absolute: true, onlyFiles: true, expandDirectories: false });
  if (files.length === 0) throw new Error(`expected a file that matches, got none in ${folder}`);
  // Not as any language orders them, so that a run is the same everywhere.
  return files.sort((a, b) => (a < b ? -1 : 1)).map((file) => path.normalize(file));
}
