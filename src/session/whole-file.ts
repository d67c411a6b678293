import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.js';

/** Ends the name of a file that is being written. */
export const temporaryEnd = '.tmp';

/**
 * Writes a file to a temporary name in its folder, which is made, and renames it: a reader sees the old or the new one.
 * @param bytes texts one after another, for what is too long for one.
 */
export async function writeWhole(file: string, bytes: Uint8Array | string | Iterable<string>): Promise<void> {
  await makeFolder(path.dirname(file));
  const temporary = path.join(path.dirname(file), `${randomUUID()}${temporaryEnd}`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      const parts = typeof bytes === 'string' || bytes instanceof Uint8Array ? [bytes] : bytes;
      for (const part of parts) await handle.appendFile(part);
      // Without it a loss of power could leave the new name with no bytes behind it.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
