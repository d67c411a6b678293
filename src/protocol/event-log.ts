import type { RunEvent } from './events.js';
import { pack, unpack } from './pack.js';

const kinds: Readonly<Record<RunEvent['kind'], true>> = {
  started: true,
  progress: true,
  validation: true,
  frame: true,
  analysis: true,
  learningRates: true,
  warning: true,
  failed: true,
  finished: true,
  sweep: true,
  seed: true,
};

/** One event as one buffer. */
export function packEvent(event: RunEvent): ArrayBuffer {
  return pack(event);
}

/**
 * The event in a buffer made by {@link packEvent}.
 * @throws Error where the buffer holds something else.
 */
export function unpackEvent(buffer: ArrayBuffer): RunEvent {
  const value = unpack(buffer);
  if (!isRunEvent(value)) throw new Error('unpackEvent: expected a run event, got other data');
  return value;
}

// Only the kind is looked at: the bytes come from packEvent of this program, of a version that the log names.
function isRunEvent(value: unknown): value is RunEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    Object.hasOwn(kinds, value.kind)
  );
}

/** First bytes of a log, with the version of its format. */
const magic = new TextEncoder().encode('LATLAS01');

/** Packed events as the bytes of `events.bin`: `magic | (uint32 length | uint32 0 | event)…`, each padded to 8 bytes. */
export function joinEvents(events: readonly ArrayBuffer[]): Uint8Array<ArrayBuffer> {
  const padded = events.map((event) => (event.byteLength + 7) & ~7);
  const bytes = new Uint8Array(padded.reduce((sum, length) => sum + 8 + length, magic.length));
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  let offset = magic.length;
  events.forEach((event, index) => {
    view.setUint32(offset, event.byteLength, true);
    bytes.set(new Uint8Array(event), offset + 8);
    offset += 8 + padded[index];
  });
  return bytes;
}

/**
 * The packed events in the bytes of `events.bin`; a last event that was cut short is left out.
 * @throws Error where the bytes are not a log of this format.
 */
export function splitEvents(bytes: Uint8Array): ArrayBuffer[] {
  if (magic.some((byte, index) => bytes[index] !== byte)) {
    throw new Error('splitEvents: expected an event log of format LATLAS01, got other data');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: ArrayBuffer[] = [];
  let offset = magic.length;
  while (offset + 8 <= bytes.length) {
    const length = view.getUint32(offset, true);
    const start = offset + 8;
    if (start + length > bytes.length) break;
    const event = new ArrayBuffer(length);
    new Uint8Array(event).set(bytes.subarray(start, start + length));
    events.push(event);
    offset = start + ((length + 7) & ~7);
  }
  return events;
}
