import { createRandom } from '../../random/random.js';
import type { Sites } from './predicates.js';

/** Displacement by the length of the longest side of the box around the points: far below what a bound shows. */
const share = 1e-9;
/** Far more than the rounding errors of a distance. */
const slack = 1e-9;

/** Points moved a little. */
export interface DisplacedSites extends Sites {
  /** None is farther than this from where it was. */
  readonly distance: number;
}

/**
 * Moves each point a little in a random direction, the same in every run. Points on one sphere or grid then have
 * predicates that ordinary arithmetic decides; the exact arithmetic that they need otherwise takes a hundred times as long.
 */
export function displaced({ points, dimension }: Sites): DisplacedSites {
  const random = createRandom(0, 'geometry');
  const step = share * longestSide({ points, dimension });
  const moved = points.map((value) => value + random.uniform(-step, step));
  let square = 0;
  for (let at = 0; at < points.length; at += dimension) {
    let own = 0;
    for (let k = at; k < at + dimension; k++) own += (moved[k] - points[k]) ** 2;
    square = Math.max(square, own);
  }
  return { points: moved, dimension, distance: Math.sqrt(square) * (1 + slack) };
}

function longestSide({ points, dimension }: Sites): number {
  let longest = 0;
  for (let k = 0; k < dimension; k++) {
    let [least, greatest] = [Infinity, -Infinity];
    for (let at = k; at < points.length; at += dimension) {
      least = Math.min(least, points[at]);
      greatest = Math.max(greatest, points[at]);
    }
    longest = Math.max(longest, greatest - least);
  }
  return longest;
}
