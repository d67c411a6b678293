import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { SweepDirectoryError } from './directory.js';
import type { DataFile } from './plan-file.js';

/** What a data file is now. */
export async function describeData(file: string): Promise<DataFile> {
  const { size, mtimeMs } = await stat(file);
  return { file, bytes: size, changed: mtimeMs, hash: await hashOf(file) };
}

/**
 * Checks that data files are what they were. Those of the same size and time of change are not read.
 * @throws SweepDirectoryError that names the first that is not.
 */
export async function requireSameData(files: readonly DataFile[]): Promise<void> {
  for (const { file, bytes, changed, hash } of files) {
    const now = await stat(file).catch(() => null);
    if (now?.size === bytes && (now.mtimeMs === changed || (await hashOf(file)) === hash)) continue;
    const what = now === null ? 'is not there any more' : 'has changed since the sweep was planned';
    throw new SweepDirectoryError(`${file} ${what}: start the sweep again, or bring the file back`);
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
