import type { Range } from './extent.js';

/** Number of values in each of `bins` equal bins over the range; the upper end belongs to the last bin, what is outside to none. */
export function histogram(values: Iterable<number>, [from, to]: Range, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  const scale = bins / (to - from);
  for (const x of values) {
    if (!(x >= from && x <= to)) continue;
    counts[Math.min(bins - 1, Math.floor((x - from) * scale))]++;
  }
  return counts;
}

/** The histogram as a probability density: the sum of its bins times their width is the share of values in the range. */
export function toDensity(counts: Float64Array, [from, to]: Range, count: number): Float64Array {
  const scale = counts.length / ((to - from) * count);
  return counts.map((value) => value * scale);
}
