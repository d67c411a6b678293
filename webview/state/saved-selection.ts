import * as v from 'valibot';
import type { RunStarted } from '../../src/protocol/events.js';
import type { Selection } from '../math/selection.js';
import { fingerprintOf } from './fingerprint.js';

const schema = v.object({
  /** Fingerprint of the run and of its points. */
  of: v.number(),
  /** One bit for each point, the first in the lowest bit of the first byte, in base64. */
  bits: v.pipe(v.string(), v.base64()),
});

/** Which points of which run are selected, small enough to be written at every change: a byte for six points. */
export type SavedSelection = v.InferOutput<typeof schema>;

/** A selection of more points is not saved, so that the state of a panel stays small: as many as a run can show. */
export const mostSaved = 100_000;

/** @returns null if nothing is selected, or the points are more than {@link mostSaved}. */
export function saveSelection(started: RunStarted, selected: Selection | null): SavedSelection | null {
  if (selected === null || selected.length > mostSaved) return null;
  const bytes = new Uint8Array(Math.ceil(selected.length / 8));
  for (let i = 0; i < selected.length; i++) bytes[i >> 3] |= selected[i] << (i & 7);
  return { of: fingerprintOf(started), bits: btoa(String.fromCharCode(...bytes)) };
}

/** What of a run was selected when it was saved; null if nothing was, or it was of another run or other points. */
export function readSelection(saved: unknown, started: RunStarted): Selection | null {
  const { success, output } = v.safeParse(schema, saved);
  if (!success || output.of !== fingerprintOf(started)) return null;
  const bytes = Uint8Array.from(atob(output.bits), (character) => character.charCodeAt(0));
  const { count } = started.display;
  if (bytes.length !== Math.ceil(count / 8)) return null;
  const selected = Uint8Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (i & 7)) & 1);
  return selected.includes(1) ? selected : null;
}
