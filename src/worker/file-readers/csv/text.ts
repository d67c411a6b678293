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
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let rest = '';
  for await (const block of unpackedBlocks(path, progress)) {
    decoder ??= new TextDecoder(encoding ?? encodingOf(block), { fatal: true });
    const text = rest + decode(decoder, block);
    // A file of old Macs ends its lines with \r alone.
    const end =
      Math.max(text.lastIndexOf('\n'), text.includes('\n') ? -1 : text.lastIndexOf('\r', text.length - 2)) + 1;
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  const last = rest + (decoder === null ? '' : decode(decoder, null));
  if (last !== '') yield last;
}

function decode(decoder: InstanceType<typeof TextDecoder>, block: Uint8Array | null): string {
  try {
    return block === null ? decoder.decode() : decoder.decode(block, { stream: true });
  } catch {
    throw new Error(
      `expected text in ${decoder.encoding}, got bytes that are none; state how it is stored, such as encoding: 'latin1'`,
    );
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
