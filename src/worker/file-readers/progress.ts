import { open } from 'node:fs/promises';

/** Told how much of a file has been read, from 0 to 1; resolves once others have had their turn. */
export type ReadProgress = (share: number) => Promise<void>;

/**
 * Bytes that are read at once, at most: a file that gives none for too long is given up, and one on a slow network gives
 * them slowly.
 */
export const mostAtOnce = 2 ** 20;

/**
 * The bytes of a file as they are, read block by block into one buffer.
 * @param progress told of the share of the bytes.
 */
export async function readBytes(path: string, progress: ReadProgress): Promise<ArrayBuffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = new ArrayBuffer(size);
    for (let offset = 0; offset < size;) {
      const { bytesRead } = await file.read(new Uint8Array(buffer, offset, Math.min(mostAtOnce, size - offset)));
      if (bytesRead === 0) throw new Error(`expected ${size} bytes, got ${offset}`);
      offset += bytesRead;
      await progress(offset / size);
    }
    return buffer;
  } finally {
    await file.close();
  }
}
