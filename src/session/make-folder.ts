import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** There is a file where a folder is to be. */
export class NotAFolderError extends Error {
  override readonly name = 'NotAFolderError';
  constructor(folder: string) {
    super(`${path.basename(folder)} is a file: expected a folder, or nothing yet`);
  }
}

/**
 * Makes a folder and those above it. Unlike Node's own `recursive`, which tries for ever where a folder cannot be made
 * for want of one above it, as in /proc.
 * @param folder absolute.
 * @throws NotAFolderError, or an error of the system.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  await mkdir(folder).catch(async (error: unknown) => {
    // Another process may have made it meanwhile.
    if (!(await isFolder(folder))) throw error;
  });
}

/** @throws NotAFolderError where there is a file of this name. */
async function isFolder(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) throw new NotAFolderError(folder);
  return found !== null;
}
