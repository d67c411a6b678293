import path from 'node:path';
import { glob } from 'tinyglobby';

/** Told of each pattern and the absolute paths of the files that match it, before an empty match is refused. */
export type TellMatches = (pattern: string, files: readonly string[]) => void;

/**
 * Absolute paths of the files that a dataset file names: those that match a pattern in the order of their names.
 * @param folder to which paths are relative.
 * @throws Error where no file matches a pattern.
 */
export async function filesOf(
  paths: readonly string[],
  folder: string,
  tell?: TellMatches,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of paths) {
    if (!/[*?{]/.test(one)) {
      found.push(path.resolve(folder, one));
      continue;
    }
    const files = await matching(one, folder);
    tell?.(one, files);
    if (files.length === 0) throw new Error(`expected a file that matches, got none in ${folder}`);
    found.push(...files);
  }
  return [...new Set(found)];
}

async function matching(pattern: string, folder: string): Promise<readonly string[]> {
  const files = await glob(pattern, { cwd: folder, absolute: true, onlyFiles: true, expandDirectories: false });
  // Not as any language orders them, so that a run is the same everywhere.
  return files.sort((a, b) => (a < b ? -1 : 1)).map((file) => path.normalize(file));
}
