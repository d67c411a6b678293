/** Bytes of a line of the processor's cache; every array starts at one. */
const line = 64;

/** Gives out linear memory from an address on, never to take it back. */
export interface Allocator {
  /** Address of the first byte that is not given out. */
  readonly end: number;
  /** Address of the given number of bytes. */
  take(bytes: number): number;
}

export function createAllocator(start: number): Allocator {
  let end = start;
  return {
    get end() {
      return end;
    },
    take: (bytes) => {
      const address = Math.ceil(end / line) * line;
      end = address + bytes;
      return address;
    },
  };
}

/** The next multiple of 4: rows of numbers are padded to whole vectors. */
export function padded(numbers: number): number {
  return Math.ceil(numbers / 4) * 4;
}

/**
 * Bytes from one row of `numbers` to the next. Rows whose size is a multiple of 256 bytes get another line: a column of
 * them would otherwise fall on few sets of the cache, and throw itself out of it.
 */
export function strideOf(numbers: number): number {
  const bytes = 4 * padded(numbers);
  return bytes % 256 === 0 ? bytes + line : bytes;
}
