import { open } from 'node:fs/promises';
import { mostAtOnce } from './progress.js';

/** Bytes that are read where they are wanted. */
export interface ByteSource {
  readonly size: number;
  /** @throws Error where the file has fewer. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
}

export const bytesInMemory = (bytes: Uint8Array<ArrayBuffer>): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  close: () => Promise.resolve(),
});

/** The bytes of a file, read only when they are asked for. */
export async function bytesOfFile(path: string): Promise<ByteSource> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, Math.min(mostAtOnce, length - done), offset + done);
        if (bytesRead === 0) throw new Error(`expected ${offset + length} bytes, got ${offset + done}`);
        done += bytesRead;
      }
      return bytes;
    },
    close: () => file.close(),
  };
}
