import type { RunEvent } from '../protocol/events.js';

/** The latest event of each kind of the shown run. */
export type LatestEvents = { readonly [Kind in RunEvent['kind']]?: Extract<RunEvent, { kind: Kind }> };

/** The latest events once one more has come; a run's first event replaces all of the run before. */
export function withEvent(latest: LatestEvents, event: RunEvent): LatestEvents {
  return event.kind === 'started' ? { started: event } : { ...latest, [event.kind]: event };
}
