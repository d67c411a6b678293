import type { RunStarted } from '../../src/protocol/events.js';
import { lieOnSphere } from '../math/world-map.js';
import { memoized } from './memoized.js';

/** Whether the data lie in space on a sphere about the origin, so that they can be drawn as a map. */
export const areOnSphere = memoized(
  ({ display, run }: RunStarted): boolean => run.manifold.coordinates.length === 3 && lieOnSphere(display.points),
);
