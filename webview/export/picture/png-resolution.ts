/** Where the first chunk of a PNG file ends, its header: after the 8 bytes of the signature and 25 of the chunk. */
const afterHeader = 33;

/**
 * A PNG file that says how large it is on paper, so that programs that set text place it at its size: chunk `pHYs` of the
 * PNG specification (third edition, 11.3.4.3).
 * @param resolution pixels per millimetre.
 */
export function withResolution(png: Uint8Array, resolution: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(resolution * 1000);
  const content = new Uint8Array(4 + 9);
  content.set(new TextEncoder().encode('pHYs'));
  const numbers = new DataView(content.buffer, 4);
  numbers.setUint32(0, perMetre);
  numbers.setUint32(4, perMetre);
  // The unit: metres.
  numbers.setUint8(8, 1);

  const result = new Uint8Array(png.length + 4 + content.length + 4);
  const chunk = new DataView(result.buffer, afterHeader);
  result.set(png.subarray(0, afterHeader));
  chunk.setUint32(0, 9);
  result.set(content, afterHeader + 4);
  chunk.setUint32(4 + content.length, crc32(content));
  result.set(png.subarray(afterHeader), afterHeader + 8 + content.length);
  return result;
}

/** The checksum of a chunk of PNG. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
