import { joinedMagic, unpackEvent } from './event-log.js';
import { isWhole, logMagic, readHeader, recordHeaderBytes, recordMark } from './event-record.js';
import type { RunEvent } from './events.js';

/** An event of a log, decoded to look at and packed to pass on. */
export interface ReadEvent {
  readonly event: RunEvent;
  readonly packed: ArrayBuffer;
}

/** What is known of a log beside its whole events. */
export interface LogDamage {
  /** How many other events there were, at least: what is behind the last whole event of a damaged log is not known. */
  readonly damaged: number;
  /** Whether the log ends in the midst of an event, as it does where the program that wrote it was ended. */
  readonly isCut: boolean;
}

/** What a log holds. */
export interface LogReading extends LogDamage {
  /** The events that are whole, in order. */
  readonly events: readonly ReadEvent[];
}

/**
 * The events in the bytes of an event log, on disk or sent. A damaged event costs that event alone: reading goes on at
 * the next one.
 * @throws Error where the bytes are not an event log.
 */
export function readEvents(bytes: Uint8Array): LogReading {
  const events: ReadEvent[] = [];
  const reading = eachEvent(bytes);
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return { ...value, events };
    events.push(value);
  }
}

/**
 * The same one by one, for a reader that does other things in between.
 * @throws Error where the bytes are not an event log.
 */
export function* eachEvent(bytes: Uint8Array): Generator<ReadEvent, LogDamage> {
  if (startsWith(bytes, joinedMagic)) return yield* eachJoined(bytes);
  const hasMagic = startsWith(bytes, logMagic);
  // One damaged byte at the start is not to cost all: a record tells by itself what it is.
  if (!hasMagic && nextMark(bytes, 0) === bytes.length)
    throw new Error('expected an event log (LATLAS01 or LATLAS02), got other data');
  const { damaged, isCut } = yield* eachRecord(bytes);
  return { damaged: hasMagic ? damaged : Math.max(1, damaged), isCut };
}

function* eachRecord(bytes: Uint8Array): Generator<ReadEvent, LogDamage> {
  let count = 0;
  /** Sequence number after that of the last event that is known to have been there. */
  let next = 0;
  /** Where the last record ends that tells its length. */
  let known = logMagic.length;
  let isCut = false;
  for (let offset = nextMark(bytes, 0); offset < bytes.length;) {
    const header = readHeader(bytes, offset);
    const start = offset + recordHeaderBytes;
    const end = start + (header?.length ?? 0);
    isCut = header !== null && end > bytes.length;
    const event =
      header === null || isCut || !isWhole(bytes.subarray(start, end), header) ? null : read(bytes, start, end);
    if (header !== null && !isCut) {
      // Of an event that is there twice the first counts.
      const isNew = header.sequence >= next;
      next = Math.max(next, header.sequence + 1);
      known = start + align(end - start);
      if (event !== null && isNew) {
        count++;
        yield event;
      }
    }
    offset = nextMark(bytes, event === null ? offset + 1 : known);
  }
  const rest = Math.max(0, bytes.length - known);
  const hasOther = !isCut && rest >= recordHeaderBytes;
  return { damaged: next - count + (hasOther ? 1 : 0), isCut: isCut || (rest > 0 && !hasOther) };
}

/** Events without checksums, in which only their own form tells what is damaged. */
function* eachJoined(bytes: Uint8Array): Generator<ReadEvent, LogDamage> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let damaged = 0;
  let isCut = false;
  let offset = joinedMagic.length;
  while (offset < bytes.length) {
    const length = offset + 8 <= bytes.length ? view.getUint32(offset, true) : 0;
    const start = offset + 8;
    isCut = start + length > bytes.length;
    const event = isCut ? null : read(bytes, start, start + length);
    if (event !== null) {
      yield event;
      offset = start + align(length);
      continue;
    }
    offset = nextJoined(bytes, offset + 1);
    if (offset < bytes.length) isCut = false;
    if (!isCut) damaged++;
  }
  return { damaged, isCut };
}

const align = (length: number): number => (length + 7) & ~7;

/** Null if there is no event. */
function read(bytes: Uint8Array, start: number, end: number): ReadEvent | null {
  // A copy of its own: the arrays of an event are views of its buffer, which must start at a multiple of 8.
  const packed = new ArrayBuffer(end - start);
  new Uint8Array(packed).set(bytes.subarray(start, end));
  try {
    return { event: unpackEvent(packed), packed };
  } catch {
    return null;
  }
}

/** Where the next record may begin; the length of the bytes where none does. */
const nextMark = (bytes: Uint8Array, from: number): number => find(bytes, recordMark, from);

/** How the text of an event begins. */
const textStart = new TextEncoder().encode('{"kind":"');

/** Before that text stand the length of the event, 0, and the length of the text. */
const textOffset = 12;

/** Where the next event without a checksum may begin; the length of the bytes where none does. */
function nextJoined(bytes: Uint8Array, from: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let text = from; (text = find(bytes, textStart, text + 1)) < bytes.length;) {
    const start = text - textOffset;
    // Other objects in an event may begin with such a text too.
    if (
      start >= from &&
      view.getUint32(start + 4, true) === 0 &&
      view.getUint32(start + 8, true) <= bytes.length - text
    )
      return start;
  }
  return bytes.length;
}

function find(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(pattern[0], from); at >= 0; at = bytes.indexOf(pattern[0], at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return bytes.length;
}

const startsWith = (bytes: Uint8Array, magic: Uint8Array): boolean =>
  magic.every((byte, index) => bytes[index] === byte);
