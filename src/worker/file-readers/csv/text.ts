import { isUtf8 } from 'node:buffer';
import type { CsvEncoding } from '../../../dataset/readers/csv-dialect.js';
import type { ReadProgress } from '../progress.js';
import { unpackedBlocks } from '../unpacked.js';

/**
 * The text of a file, in pieces that end with a line.
 * @param encoding null for what the first bytes say.
 * @throws Error where the bytes are no such text.
 */
export async function* textLines(
  path: string,
  encoding: CsvEncoding | null,
  progress: ReadProgress,
): AsyncGenerator<string> {
  let known: CsvEncoding | null = encoding;
  let isFirst = true;
  for await (const lines of wholeLines(unpackedBlocks(path, progress), (bytes) => (known ??= encodingOf(bytes)))) {
    const text = decode(lines, known ?? 'utf-8');
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
}

/**
 * Bytes in pieces that end with a line, so that no character is torn: each can be decoded at once, which is faster than
 * a decoder that keeps state.
 */
async function* wholeLines(
  blocks: AsyncIterable<Uint8Array>,
  encodingIn: (first: Uint8Array) => CsvEncoding,
): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const block of blocks) {
    const bytes =
      rest.length === 0 ? Buffer.from(block.buffer, block.byteOffset, block.length) : Buffer.concat([rest, block]);
    const end = endOfLines(bytes, encodingIn(bytes));
    if (end > 0) yield bytes.subarray(0, end);
    rest = Buffer.from(bytes.subarray(end));
  }
  if (rest.length > 0) yield rest;
}

/** Where the last whole line ends; 0 if none. Files of old Macs end their lines with \r alone. */
function endOfLines(bytes: Buffer, encoding: CsvEncoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const last = encoding === 'utf-16le' ? 0 : 1;
    for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2)
      if (bytes[at + last] === 0x0a && bytes[at + 1 - last] === 0) return at + 2;
    return 0;
  }
  const end = bytes.lastIndexOf(0x0a) + 1;
  // A \r at the very end may have its \n in the next block.
  return end > 0 ? end : bytes.lastIndexOf(0x0d, bytes.length - 2) + 1;
}

function decode(bytes: Buffer, encoding: CsvEncoding): string {
  switch (encoding) {
    case 'utf-8':
      if (isUtf8(bytes)) return bytes.toString('utf8');
      throw new Error(
        "expected text in UTF-8, got bytes that are not UTF-8; state how it is stored, such as encoding: 'latin1'",
      );
    case 'latin1':
      return new TextDecoder('windows-1252').decode(bytes);
    case 'utf-16le':
    case 'utf-16be':
      return new TextDecoder(encoding).decode(bytes);
  }
}

/** By the byte order mark; without one, zeros at every other place show UTF-16. */
function encodingOf(bytes: Uint8Array): CsvEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  return 'utf-8';
}
