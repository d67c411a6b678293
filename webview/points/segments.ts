import type { Range } from '../math/extent.js';

/** Straight segments, count × components, row-major. */
export interface Segments {
  readonly from: Float32Array;
  readonly to: Float32Array;
}

/**
 * Segments between pairs of points.
 * @param positions count × components, row-major.
 * @param pairs two row numbers of each segment, flat.
 */
export function segmentsBetween(positions: Float32Array, components: number, pairs: Uint32Array): Segments {
  const count = pairs.length / 2;
  const [from, to] = [new Float32Array(count * components), new Float32Array(count * components)];
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < components; k++) {
      from[i * components + k] = positions[pairs[2 * i] * components + k];
      to[i * components + k] = positions[pairs[2 * i + 1] * components + k];
    }
  }
  return { from, to };
}

/**
 * The pairs of points that are joined within the picture.
 * @param periods range of each component whose two ends are the same place: a segment longer than half of it is left out, for
 * it goes the other way round. Null for components that are plain numbers.
 */
export function withoutSeam(
  positions: Float32Array,
  components: number,
  pairs: Uint32Array,
  periods: readonly (Range | null)[],
): Uint32Array {
  if (periods.every((period) => period === null)) return pairs;
  const longest = periods.map((period) => (period === null ? Infinity : (period[1] - period[0]) / 2));
  const kept: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i] * components, pairs[i + 1] * components];
    let crosses = false;
    for (let k = 0; k < components; k++) crosses ||= Math.abs(positions[a + k] - positions[b + k]) > longest[k];
    if (!crosses) kept.push(pairs[i], pairs[i + 1]);
  }
  return Uint32Array.from(kept);
}
