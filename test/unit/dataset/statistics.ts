/*
 * Tests of distributions. Each has the false-alarm rate 1 in 10,000 for a right sampler, and seeds are fixed: of a thousand
 * such tests, run once, one in ten sets would have a false alarm.
 */

/** The Kolmogorov–Smirnov statistic √N sup |F_N − F| that a right sampler exceeds once in 10,000 times (N large). */
export const kolmogorovLimit = Math.sqrt(-Math.log(1e-4 / 2) / 2);

/** √N sup |F_N − F| of values against a distribution function. */
export function kolmogorovSmirnov(values: readonly number[], cumulative: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const greatest = sorted.reduce((most, value, i) => {
    const expected = cumulative(value);
    return Math.max(most, Math.abs(expected - i / n), Math.abs(expected - (i + 1) / n));
  }, 0);
  return Math.sqrt(n) * greatest;
}

/** Pearson's χ² of counts against weights that need not be normalised; bins without weight must have no counts. */
export function pearson(counts: readonly number[], weights: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  const weight = weights.reduce((a, b) => a + b, 0);
  return counts.reduce((sum, count, bin) => {
    const expected = (total * weights[bin]) / weight;
    if (expected === 0) return count === 0 ? sum : Infinity;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

/** Counts of values in equal bins over [from, to]. */
export function histogram(values: readonly number[], [from, to]: readonly [number, number], bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values)
    counts[Math.min(bins - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * bins)))]++;
  return counts;
}
