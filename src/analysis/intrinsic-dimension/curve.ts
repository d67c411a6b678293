/** How a dimension is estimated. */
export type DimensionMethod = 'two nearest neighbours' | 'maximum likelihood' | 'local PCA';

/** An estimate at one scale. */
export interface DimensionAtScale {
  /** How many neighbours among the points used lie within the radius, about. */
  readonly neighbours: number;
  /** Median over the points looked at, in data units. */
  readonly radius: number;
  /** Not rounded. */
  readonly dimension: number;
  /** Ends of its 95 % interval by bootstrap over the points looked at. */
  readonly low: number;
  readonly high: number;
}

/** Scales over which the rounded estimate stays the same. */
export interface DimensionPlateau {
  readonly dimension: number;
  /** Radii, in data units. */
  readonly from: number;
  readonly to: number;
  /** Whether it lasts up to the largest scale looked at: "1 above scale 0.2". */
  readonly isLast: boolean;
}

/** Estimates of one method against scale. */
export interface DimensionCurve {
  readonly method: DimensionMethod;
  /** By ascending radius; empty if there are too few points. */
  readonly scales: readonly DimensionAtScale[];
  /** The widest one, in the logarithm of the radius; null if no two neighbouring scales agree. */
  readonly plateau: DimensionPlateau | null;
}

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
