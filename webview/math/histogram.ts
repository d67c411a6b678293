import type { Range } from './extent.js';

/**
 * Number of values in each of `bins` equal bins over the range; the upper end belongs to the last bin, what is outside
 * to none.
 * @param weights what each value counts; null where each counts once.
 */
export function histogram(
  values: ArrayLike<number>,
  range: Range,
  bins: number,
  weights: ArrayLike<number> | null = null,
): Float64Array {
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i], range, bins);
    if (bin !== null) counts[bin] += weights?.[i] ?? 1;
  }
  return counts;
}

/** The bin of a {@link histogram} that a value belongs to; null if it is outside. */
export function binOf(x: number, [from, to]: Range, bins: number): number | null {
  return x >= from && x <= to ? Math.min(bins - 1, Math.floor(((x - from) * bins) / (to - from))) : null;
}

/**
 * The histogram as a probability density: the sum of its bins times their width is the share of values in the range.
 */
export function toDensity(counts: Float64Array, [from, to]: Range, count: number): Float64Array {
  const scale = counts.length / ((to - from) * count);
  return counts.map((value) => value * scale);
}
