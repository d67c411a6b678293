import { packEvent, unpackEvent } from '../../src/protocol/event-log.js';
import type { RunEvent } from '../../src/protocol/events.js';

/** An event without what the clock says, and without its file. */
export function timeless(event: RunEvent): RunEvent {
  if (event.kind === 'started') return { ...event, run: { ...event.run, file: '', hash: '' } };
  if (event.kind === 'progress') return { ...event, stepsPerSecond: null };
  if (event.kind === 'finished')
    return { ...event, result: { ...event.result, file: '', seconds: 0, stepsPerSecond: null } };
  return event;
}

/** Packed events as texts to compare, without what the clock says. */
export const timelessBytes = (events: readonly ArrayBuffer[]): string[] =>
  events.map((packed) => Buffer.from(packEvent(timeless(unpackEvent(packed)))).toString('base64'));
