import { inflateSync } from 'node:zlib';
import { decompress } from 'fzstd';
import { internals } from 'jsroot/core';
import { R__unzip } from 'jsroot/io';

// Instead of the library's own, which is half a megabyte of WebAssembly.
internals._ZstdStream = { decompress: (bytes) => decompress(bytes) };

/**
 * What ROOT has packed with zlib, LZ4, LZMA or zstd.
 * @param length of what comes out.
 * @throws Error where the bytes are not that.
 */
export async function unpack(packed: DataView, length: number): Promise<DataView> {
  const blocks = blocksOf(packed, length);
  // The library's own zlib is in JavaScript, and takes seconds for what that of Node does in a tenth of one.
  if (blocks.every(({ method }) => method === 'ZL')) return inflateBlocks(blocks, length);
  if (blocks.some(isLzmaOfSeveralChunks)) {
    throw new Error(
      'its LZMA has baskets of more than 64 KB, which cannot be read here; write it with zlib, LZ4 or zstd, or smaller baskets',
    );
  }
  const unpacked = await R__unzip(packed, length, true, 0);
  if (unpacked === null) throw new Error(`expected ${length} bytes packed by ROOT, got something else`);
  return unpacked;
}

/** A part that is packed by itself. */
interface Block {
  /** Two letters. */
  readonly method: string;
  readonly bytes: Uint8Array;
  /** Of what comes out. */
  readonly length: number;
}

/**
 * Bytes before each block: two letters for its method, a number, its packed length and its unpacked one in three bytes
 * each.
 */
const headerBytes = 9;

/** @throws RangeError if there are fewer bytes than the blocks should have. */
function blocksOf(packed: DataView, length: number): readonly Block[] {
  const blocks: Block[] = [];
  const lengthAt = (offset: number): number => packed.getUint16(offset, true) | (packed.getUint8(offset + 2) << 16);
  let filled = 0;
  for (let offset = 0; filled < length;) {
    const method = String.fromCharCode(packed.getUint8(offset), packed.getUint8(offset + 1));
    const bytes = new Uint8Array(packed.buffer, packed.byteOffset + offset + headerBytes, lengthAt(offset + 3));
    const block: Block = { method, bytes, length: lengthAt(offset + 6) };
    blocks.push(block);
    filled += block.length;
    offset += headerBytes + bytes.length;
  }
  return blocks;
}

function inflateBlocks(blocks: readonly Block[], length: number): DataView {
  const unpacked = new Uint8Array(length);
  let filled = 0;
  for (const block of blocks) {
    const part = inflateSync(block.bytes, { maxOutputLength: block.length });
    if (part.length !== block.length)
      throw new Error(`expected ${block.length} bytes packed by zlib, got ${part.length}`);
    unpacked.set(part, filled);
    filled += part.length;
  }
  return new DataView(unpacked.buffer);
}

/** Where the first chunk of a block in LZMA's format .xz says how much comes out of it: behind both of its headers. */
const firstChunk = 24;

/** The library takes all chunks for one, and the header of the second for data. */
function isLzmaOfSeveralChunks({ method, bytes, length }: Block): boolean {
  if (method !== 'XZ') return false;
  const [control, high, low] = bytes.subarray(firstChunk, firstChunk + 3);
  return (((control & 0x1f) << 16) | (high << 8) | low) + 1 !== length;
}
