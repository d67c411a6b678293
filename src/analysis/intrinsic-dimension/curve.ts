import type { DimensionAtScale, DimensionCurve, DimensionMethod, DimensionPlateau } from '../../protocol/result.js';

/** The curve of these estimates. */
export function dimensionCurve(method: DimensionMethod, scales: readonly DimensionAtScale[]): DimensionCurve {
  return { method, scales, plateau: widestPlateau(scales) };
}

/**
 * The widest range of scales over which the rounded estimate stays the same, by the ratio of its ends; of equally wide
 * ones the first.
 * @param scales by ascending radius.
 * @returns null if no two neighbouring scales agree.
 */
export function widestPlateau(scales: readonly DimensionAtScale[]): DimensionPlateau | null {
  let widest: DimensionPlateau | null = null;
  for (let start = 0, end = 0; start < scales.length; start = end) {
    const dimension = Math.round(scales[start].dimension);
    while (end < scales.length && Math.round(scales[end].dimension) === dimension) end++;
    const [from, to] = [scales[start].radius, scales[end - 1].radius];
    if (to > from && (widest === null || to / from > widest.to / widest.from))
      widest = { dimension, from, to, isLast: end === scales.length };
  }
  return widest;
}
