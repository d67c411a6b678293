import type { RunStarted } from '../../src/protocol/events.js';

const fingerprints = new WeakMap<RunStarted, number>();

/** A number of 32 bits that two runs share only where they are defined alike and show the same points; a coincidence is unlikely. */
export function fingerprintOf(started: RunStarted): number {
  const known = fingerprints.get(started);
  if (known !== undefined) return known;
  const { points } = started.display;
  const ofRun = hash(new TextEncoder().encode(JSON.stringify(started.run)), 0x811c9dc5);
  const fingerprint = hash(new Uint8Array(points.buffer, points.byteOffset, points.byteLength), ofRun);
  fingerprints.set(started, fingerprint);
  return fingerprint;
}

/** FNV-1a of 32 bits. */
function hash(bytes: Uint8Array, start: number): number {
  let state = start;
  for (const byte of bytes) state = Math.imul(state ^ byte, 0x01000193);
  return state >>> 0;
}
