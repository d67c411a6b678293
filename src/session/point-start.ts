import { seedField, type SweptPoint } from '../protocol/sweep-table.js';
import type { StartRun } from '../worker/messages.js';

/** What a worker is told of a point. A seed is chosen as `train --seed` chooses it, so that the run is the same as that one. */
export function startOf({ [seedField]: seed, ...point }: SweptPoint): Pick<StartRun, 'seed' | 'point'> {
  const others = Object.keys(point).length === 0 ? null : point;
  return typeof seed === 'number'
    ? { seed: { value: seed, insteadOf: null }, point: others }
    : { seed: null, point: others };
}
