import { packEvent, unpackEvent } from '../../../src/protocol/event-log.js';

/** The events of a run without the network at its end, so that the panel asks the extension for images of codes. */
export function withoutDecoder(events: readonly ArrayBuffer[]): ArrayBuffer[] {
  return events.map((packed) => {
    const event = unpackEvent(packed);
    return event.kind === 'finished' ? packEvent({ ...event, decoder: null }) : packed;
  });
}
