import type { Chart } from '../../dataset/manifold.js';
import type { Random } from '../../random/random.js';

/** Draws that are looked at to learn how many random numbers a point takes. */
const trials = 32;
/** Most parameters of such a chart. */
const maximumParameters = 256;

/** A sampler as a chart. */
export interface SamplerChart extends Chart {
  /** Random numbers that a point takes; the first of them are the parameters. */
  readonly drawn: number;
}

/**
 * A sampler as a map from a box: the random numbers that it draws are the parameters, each in [0, 1]. Every parameter
 * gives a point that the sampler could have drawn, so the points lie on the manifold to rounding; nearby parameters
 * give nearby points, except where a sampler by accept/reject changes its mind. The parameters are usually more than
 * the manifold's dimension. A normal number takes two of them (Box & Muller, 1958).
 * @param sample draws one point.
 * @param random for the trials.
 * @param createRest the numbers after the last parameter, the same for every point.
 * @returns null if the sampler draws no random number.
 */
export function samplerChart(
  sample: (random: Random) => readonly number[],
  random: Random,
  createRest: () => Random,
): SamplerChart | null {
  let longest = 0;
  for (let trial = 0; trial < trials; trial++) {
    let count = 0;
    sample(
      fromUniform(() => {
        count++;
        return random.uniform();
      }),
    );
    longest = Math.max(longest, count);
  }
  const n = Math.min(longest, maximumParameters);
  if (n === 0) return null;
  // Kept: a point may take hundreds of them, and a new stream for each point would take longer than the point.
  const rest = createRest();
  const restNumbers: number[] = [];
  const restAt = (index: number): number => {
    while (restNumbers.length <= index) restNumbers.push(rest.uniform());
    return restNumbers[index];
  };
  return {
    drawn: longest,
    parameters: Array.from({ length: n }, (_, k) => ({ name: `random number ${k + 1}`, unit: '' })),
    domain: Array.from({ length: n }, () => [0, 1] as const),
    periodic: Array.from({ length: n }, () => false),
    map: (parameters) => {
      let next = 0;
      return sample(
        fromUniform(() => {
          if (next < n) return Math.min(parameters[next++], 1 - Number.EPSILON / 2);
          return restAt(next++ - n);
        }),
      );
    },
  };
}

/** Random numbers of all kinds from numbers uniform in [0, 1). */
function fromUniform(draw: () => number): Random {
  return {
    uniform: (from = 0, to = 1) => from + (to - from) * draw(),
    normal: (mean = 0, standardDeviation = 1) => {
      const radius = Math.sqrt(-2 * Math.log(1 - draw()));
      return mean + standardDeviation * radius * Math.cos(2 * Math.PI * draw());
    },
    integer: (from, to) => from + Math.floor((to - from + 1) * draw()),
  };
}
