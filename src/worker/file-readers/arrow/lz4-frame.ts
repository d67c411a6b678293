/**
 * Unpacks a frame of LZ4, as Arrow packs the buffers of its files.
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 * @throws Error where the bytes are no such frame.
 */
export function unpackLz4(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== 0x184d2204) throw new Error('expected a frame of LZ4, got other bytes');
  const flags = bytes[4];
  const [hasBlockSum, hasSize, hasDictionary] = [0x10, 0x08, 0x01].map((bit) => (flags & bit) !== 0);
  let at = 6;
  const output = createOutput(hasSize ? Number(view.getBigUint64(at, true)) : 4 * bytes.length);
  at += (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0) + 1;
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return output.all();
    const length = size & 0x7fffffff;
    const block = bytes.subarray(at, at + length);
    if (size >= 0x80000000) output.add(block);
    else unpackBlock(block, output);
    at += length + (hasBlockSum ? 4 : 0);
  }
}

/** Later blocks may copy from what earlier ones gave. */
function unpackBlock(block: Uint8Array, output: Output): void {
  let at = 0;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    if (nibble === 15) {
      let more: number;
      do length += more = block[at++];
      while (more === 255);
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++];
    const literals = lengthOf(token >> 4);
    output.add(block.subarray(at, at + literals));
    at += literals;
    // The last sequence has no match.
    if (at >= block.length) return;
    const offset = block[at] | (block[at + 1] << 8);
    at += 2;
    output.repeat(offset, lengthOf(token & 15) + 4);
  }
}

interface Output {
  add(bytes: Uint8Array): void;
  /** Copies bytes from that far back; the copy may overlap what it copies. */
  repeat(offset: number, length: number): void;
  all(): Uint8Array;
}

function createOutput(expected: number): Output {
  let bytes = new Uint8Array(expected);
  let used = 0;
  const reserve = (more: number): void => {
    if (used + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, used + more));
    larger.set(bytes.subarray(0, used));
    bytes = larger;
  };
  return {
    add: (part) => {
      reserve(part.length);
      bytes.set(part, used);
      used += part.length;
    },
    repeat: (offset, length) => {
      if (offset === 0 || offset > used) throw new Error('expected LZ4 data, got a copy from before their start');
      reserve(length);
      for (let k = 0; k < length; k++, used++) bytes[used] = bytes[used - offset];
    },
    all: () => bytes.subarray(0, used),
  };
}
