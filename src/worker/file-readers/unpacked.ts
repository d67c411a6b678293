import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import type { ReadProgress } from './progress.js';

/** Bytes read at once. */
const blockBytes = 2 ** 20;

/**
 * The bytes of a file, block by block, unpacked where they are packed by gzip or zstd.
 * @param progress told of the share of the bytes of the file.
 * @throws Error where what is packed is broken.
 */
export async function* unpackedBlocks(path: string, progress: ReadProgress): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  const stream = createReadStream(path, { highWaterMark: blockBytes });
  try {
    const blocks = (async function* (): AsyncGenerator<Uint8Array> {
      for await (const block of stream) {
        if (!(block instanceof Uint8Array)) throw new TypeError('expected bytes from a file');
        yield block;
        await progress(stream.bytesRead / size);
      }
    })();
    const first = await blocks.next();
    if (first.done === true) return;
    yield* unpackerOf(first.value)(resume(first.value, blocks));
  } finally {
    stream.destroy();
  }
}

async function* resume(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/**
 * All bytes of a file that is packed by gzip or zstd; null where it is not.
 * @throws Error where what is packed is broken.
 */
export async function unpackedBytes(path: string, progress: ReadProgress): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await open(path);
  const start = new Uint8Array(4);
  try {
    await file.read(start);
  } finally {
    await file.close();
  }
  if (unpackerOf(start) === plain) return null;
  const blocks: Uint8Array[] = [];
  for await (const block of unpackedBlocks(path, progress)) blocks.push(block);
  const bytes = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    bytes.set(block, at);
    at += block.length;
  }
  return bytes;
}

type Unpacker = (blocks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

const plain: Unpacker = (blocks) => blocks;

/** By the first bytes, whatever the name of the file. */
function unpackerOf(bytes: Uint8Array): Unpacker {
  if (startsWith(bytes, [0x1f, 0x8b])) return gunzip;
  if (startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd])) return unzstd;
  return plain;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, k) => bytes[k] === byte);
}

async function* gunzip(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked: AsyncIterable<Uint8Array> = Readable.from(blocks).pipe(createGunzip());
  yield* unpacked;
}

async function* unzstd(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const unpacker = new Decompress((part) => void ready.push(part));
  for await (const block of blocks) {
    unpacker.push(block);
    yield* ready;
    ready = [];
  }
  unpacker.push(new Uint8Array(0), true);
  yield* ready;
}
