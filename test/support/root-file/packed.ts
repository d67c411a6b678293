/** Numbers that Python packed: `struct.pack('>32d', *(0.25 * k * k for k in range(32)))`. */
export const squares = Array.from({ length: 32 }, (_, k) => 0.25 * k * k);
/** By `lzma.compress(…, check=lzma.CHECK_CRC32)`, and by the commands `lz4 -9` (its one block) and `zstd -19`. */
export const packedSquares: readonly (readonly [method: string, kind: number, bytes: Uint8Array])[] = [
  [
    'XZ',
    0,
    Buffer.from(
      '/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4AD/AFJdAABqji/TIy48QGxT8D/yJG1Aa41wmWw6JRa1ixJLS8yzdLSr1HaI2HcQ53nuJKXq1X8eswf7QSgdVRCwbrPuOdL/oGB4jeMyJIUv1fBME4gpNGQAAACi0GaSAAFqgAIAAAD4gNVxPjANiwIAAAAAAVla',
      'base64',
    ),
  ],
  // Before the block stands a checksum, which JSROOT does not look at.
  [
    'L4',
    1,
    Buffer.concat([
      Buffer.alloc(8),
      Buffer.from(
        'EwABACM/0AgAEvAIACNAAggAExAIABMZCAATIggAIiiACAATMBAAIjRACAATORAAEz4QABNCEAAiRSAIABNIOAATTBAAE1AgABJSaQAjQFQ4ACJWkAgAE1kgABNbEAATXiAAImCICAATYiAAE2MQABNlWAAiZsgIABNocAAiakgIABNsIABwbggAAAAAAA==',
        'base64',
      ),
    ]),
  ],
  [
    'ZS',
    1,
    Buffer.from(
      'KLUv/WQAAK0CAEQEAAA/0PBAAhAAGQAiACiAMAA0QDkAPkBCAEUgSIBMIFAAUhBUQFaQWQBbkF5AYIhiAGOIZSBmyGiAakhsIG4IAAAAAAAfqBAQP+APEPwGixdxtkiYHu4D',
      'base64',
    ),
  ],
];
