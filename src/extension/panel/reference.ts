import { joinEvents } from '../../protocol/event-log.js';
import type { PanelReference } from '../../protocol/panel.js';
import { messageBytes } from './outbox.js';

/** A run that another is compared with. */
export interface ReferenceRun {
  /** What it is called, such as `seed 3`. */
  readonly label: string;
  /** All of its events, packed. */
  readonly events: readonly ArrayBuffer[];
  /** Folder on disk that has these events as its event log; null if none. */
  readonly directory: string | null;
}

/** What a panel is sent to have a run as its reference, or none. */
export function referenceMessages(reference: Pick<ReferenceRun, 'label' | 'events'> | null): PanelReference[] {
  if (reference === null) return [{ kind: 'reference', label: '', reset: true, log: null }];
  const parts: ArrayBuffer[][] = [[]];
  let bytes = 0;
  for (const event of reference.events) {
    bytes += event.byteLength;
    if (bytes > messageBytes) {
      parts.push([]);
      bytes = event.byteLength;
    }
    parts[parts.length - 1].push(event);
  }
  return parts.map((part, k) => ({ kind: 'reference', label: reference.label, reset: k === 0, log: joinEvents(part) }));
}
