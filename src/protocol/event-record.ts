import crc32 from 'crc/calculators/crc32';

/** First bytes of an event log on disk, with the version of its format. */
export const logMagic = new TextEncoder().encode('LATLAS02');

/** First bytes of each record. The first is no letter of any text, so that a reader finds the next record after damage. */
export const recordMark = new Uint8Array([0x89, 0x45, 0x56, 0x4e, 0x54, 0x0d, 0x0a, 0x1a]);

/** Mark, sequence number, length, checksum of the event, checksum of what stands before. */
export const recordHeaderBytes = recordMark.length + 16;

/** A packed event as a log on disk has it. */
export interface RecordHeader {
  /** Counts the events of the log, from 0. */
  readonly sequence: number;
  /** Of the event, in bytes. */
  readonly length: number;
  /** CRC-32 of the event. */
  readonly checksum: number;
}

/**
 * A packed event as a record of the log: `mark | uint32 sequence | uint32 length | uint32 CRC-32 of the event |
 * uint32 CRC-32 of the 20 bytes before | event`, padded to 8 bytes, little-endian.
 * @param sequence of the event in its log, from 0.
 */
export function recordOf(event: ArrayBuffer, sequence: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(recordHeaderBytes + ((event.byteLength + 7) & ~7));
  const payload = new Uint8Array(event);
  bytes.set(recordMark);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, sequence, true);
  view.setUint32(12, event.byteLength, true);
  view.setInt32(16, crc32(payload), true);
  view.setInt32(20, crc32(bytes.subarray(0, 20)), true);
  bytes.set(payload, recordHeaderBytes);
  return bytes;
}

/** The header at a place of a log; null if none, or it is damaged. */
export function readHeader(bytes: Uint8Array, offset: number): RecordHeader | null {
  if (offset + recordHeaderBytes > bytes.length) return null;
  if (recordMark.some((byte, index) => bytes[offset + index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, recordHeaderBytes);
  if (view.getInt32(20, true) !== crc32(bytes.subarray(offset, offset + 20))) return null;
  return {
    sequence: view.getUint32(8, true),
    length: view.getUint32(12, true),
    checksum: view.getInt32(16, true),
  };
}

/** Whether an event is as it was when its record was made. */
export const isWhole = (event: Uint8Array, { checksum }: RecordHeader): boolean => crc32(event) === checksum;

/** Packed events as the bytes of `events.bin`. */
export function logOf(events: readonly ArrayBuffer[]): Uint8Array<ArrayBuffer> {
  const records = events.map(recordOf);
  const bytes = new Uint8Array(records.reduce((sum, { length }) => sum + length, logMagic.length));
  bytes.set(logMagic);
  let offset = logMagic.length;
  for (const record of records) {
    bytes.set(record, offset);
    offset += record.length;
  }
  return bytes;
}
