import type { RunEvent } from './events.js';
import { eventShapes } from './event-shapes.js';
import { pack, unpack } from './pack.js';
import { mismatch } from './shape.js';

/** One event as one buffer. */
export function packEvent(event: RunEvent): ArrayBuffer {
  return pack(event);
}

/**
 * The event in a buffer made by {@link packEvent}.
 * @throws Error where the buffer holds something else, such as an event with a field of a wrong type.
 */
export function unpackEvent(buffer: ArrayBuffer): RunEvent {
  const value = unpack(buffer);
  assertRunEvent(value);
  return value;
}

function assertRunEvent(value: unknown): asserts value is RunEvent {
  const wrong = mismatch(value, eventShapes.event, eventShapes.named);
  if (wrong !== null) throw new Error(`unpackEvent: expected a run event; ${wrong}`);
}

/** First bytes of events that stand one after another, as they are sent and as old logs have them on disk. */
export const joinedMagic = new TextEncoder().encode('LATLAS01');

/**
 * Packed events as one buffer to send, where nothing can damage it: `magic | (uint32 length | uint32 0 | event)…`, each
 * padded to 8 bytes. On disk they are records, see event-record.ts; {@link readEvents} reads both.
 */
export function joinEvents(events: readonly ArrayBuffer[]): Uint8Array<ArrayBuffer> {
  const padded = events.map((event) => (event.byteLength + 7) & ~7);
  const bytes = new Uint8Array(padded.reduce((sum, length) => sum + 8 + length, joinedMagic.length));
  const view = new DataView(bytes.buffer);
  bytes.set(joinedMagic);
  let offset = joinedMagic.length;
  events.forEach((event, index) => {
    view.setUint32(offset, event.byteLength, true);
    bytes.set(new Uint8Array(event), offset + 8);
    offset += 8 + padded[index];
  });
  return bytes;
}
