import type { RunStarted } from '../../src/protocol/events.js';
import { lieOnSphere } from '../math/world-map.js';

const known = new WeakMap<RunStarted, boolean>();

/** Whether the data lie in space on a sphere about the origin, so that they can be drawn as a map. */
export function areOnSphere(started: RunStarted): boolean {
  const { display, run } = started;
  const result = known.get(started) ?? (run.manifold.coordinates.length === 3 && lieOnSphere(display.points));
  known.set(started, result);
  return result;
}
