import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FoundFile, KnownFile } from './messages.js';

/**
 * What is at a path now.
 * @param file absolute.
 * @param known what was there once: a file of the same size and time of change is not read.
 */
export async function findFile(file: string, known: KnownFile | null): Promise<FoundFile> {
  const found = await stat(file).catch(() => null);
  if (found === null || found.isDirectory()) return { kind: 'none' };
  if (!found.isFile()) return { kind: 'noFile' };
  const { size: bytes, mtimeMs: changed } = found;
  if (known?.bytes === bytes && known.changed === changed) return { kind: 'file', ...known };
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return { kind: 'file', file, bytes, changed, hash: hash.digest('hex') };
  } catch {
    return { kind: 'none' };
  }
}
