import type { Random } from '../../random/random.js';

/** A ratio and its 95 % interval. */
export interface Ratio {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const rounds = 200;

/** Points drawn with replacement, as many as there are, in each of several rounds. */
export interface Resamples {
  /** Rounds × count. */
  readonly points: Uint32Array;
  readonly count: number;
}

/** The same points are drawn for every ratio: they cost more than the sums. */
export function resamplesOf(count: number, random: Random): Resamples {
  return { points: Uint32Array.from({ length: rounds * count }, () => random.integer(0, count - 1)), count };
}

/**
 * A sum over a sum, each over the same points, with the interval that a bootstrap over the points gives: all three
 * estimates of a dimension have this form. Points near each other share neighbours, so the interval is a little narrow.
 * @returns null if the second sum is not positive.
 */
export function ratioOfSums(above: Float64Array, below: Float64Array, { points, count }: Resamples): Ratio | null {
  const value = sum(above) / sum(below);
  if (!(sum(below) > 0) || !Number.isFinite(value)) return null;
  const ratios = Float64Array.from({ length: rounds }, (_, round) => {
    let a = 0;
    let b = 0;
    for (let draw = round * count; draw < (round + 1) * count; draw++) {
      a += above[points[draw]];
      b += below[points[draw]];
    }
    return a / b;
  }).sort();
  const tail = Math.round(0.025 * rounds);
  return { value, low: ratios[tail], high: ratios[rounds - 1 - tail] };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
