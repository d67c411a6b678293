// Folders that are either whole or not there, and folders that go away.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * Makes a folder under a temporary name beside its place and renames it once it is whole, so that an interrupted
 * preparation is never taken for a finished one. Does nothing if the folder is there already.
 * @param {string} folder
 * @param {(temporary: string) => Promise<void>} fill writes the contents into the (existing, empty) folder it is given
 * @returns {Promise<string>} the folder
 */
export async function makeWhole(folder, fill) {
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.unfinished-${process.pid}`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await fill(temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another process that did the same may have been first; its folder is as good as this one.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/**
 * A new, empty folder among the system's temporary ones, with a short path: the sockets that VS Code makes in its
 * TMPDIR may have at most 107 characters.
 * @returns {Promise<string>}
 */
export function temporaryFolder() {
  return mkdtemp(path.join(os.tmpdir(), 'latent-atlas-'));
}

/**
 * Removes a folder with all it holds; a process on its way out may still be writing there, so it tries again.
 * @param {string} folder
 */
export async function removeFolder(folder) {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
