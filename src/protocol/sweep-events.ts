import type { RunEvent } from './events.js';
import { sweepKindOf, type SweepKind } from './sweep-table.js';

/** The sweep beside a run that an event is of; null for an event of the run itself. */
export function sweepOfEvent(event: RunEvent): SweepKind | null {
  if (event.kind === 'sweep' || event.kind === 'seed') return 'seeds';
  if (event.kind === 'sweepTable') return sweepKindOf(event.table);
  return event.kind === 'sweepRow' ? event.of : null;
}

/** Whether an event is the first of a sweep: what stood beside the run of the same kind is gone. */
export const beginsSweep = ({ kind }: RunEvent): boolean => kind === 'sweep' || kind === 'sweepTable';
