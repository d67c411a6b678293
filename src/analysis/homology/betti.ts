import type { Persistence } from './persistence.js';

/** Betti numbers read from barcodes. */
export interface BettiReading {
  /** b_0, b_1, …, as many as there are barcodes. */
  readonly betti: readonly number[];
  /** The scales between which they hold, in distance units. */
  readonly scales: readonly [number, number];
}

/** Ratio of scales from which on a gap is taken for one. */
const leastRatio = 1.5;

/**
 * Betti numbers at the longest gap. The rule: the ends of all bars of all dimensions, up to the threshold, cut the scales
 * into intervals within which the Betti numbers do not change. Left out are scales below the median death in dimension 0,
 * at which most points are still components of their own, and the last interval, in which every set of points is a cone.
 * Of the others the longest is taken, in the logarithm of the scale, if its ends differ by a factor of 1.5 at least;
 * otherwise the last. In it the bars of each dimension that reach across are counted.
 */
export function bettiAtLongestGap({ barcodes, threshold }: Persistence): BettiReading {
  const joins = barcodes[0].deaths.filter(Number.isFinite).sort();
  const least = joins.length === 0 ? 0 : joins[joins.length >> 1];
  const ends = barcodes
    .flatMap(({ births, deaths }) => [...births, ...deaths])
    .filter((scale) => scale > least && scale < threshold)
    .sort((a, b) => a - b);
  let [low, high] = [ends.at(-1) ?? least, threshold];
  let widest = leastRatio;
  ends.forEach((next, index) => {
    const scale = index === 0 ? least : ends[index - 1];
    if (next >= widest * scale) {
      widest = next / scale;
      [low, high] = [scale, next];
    }
  });
  const middle = (low + high) / 2;
  const betti = barcodes.map(
    ({ births, deaths }) => births.filter((birth, bar) => birth <= middle && deaths[bar] > middle).length,
  );
  return { betti, scales: [low, high] };
}
