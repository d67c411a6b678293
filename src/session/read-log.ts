import { setImmediate } from 'node:timers/promises';
import { eachEvent, type LogReading, type ReadEvent } from '../protocol/read-events.js';

/** Milliseconds of reading after which other work has its turn: nothing may hold up the extension host. */
const slice = 5;

/**
 * What the bytes of an event log hold.
 * @throws Error where they are not an event log.
 */
export async function readLog(bytes: Uint8Array): Promise<LogReading> {
  const events: ReadEvent[] = [];
  const reading = eachEvent(bytes);
  let since = performance.now();
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return { ...value, events };
    events.push(value);
    if (performance.now() - since < slice) continue;
    await setImmediate();
    since = performance.now();
  }
}
