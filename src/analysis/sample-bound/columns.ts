/** Points with their number of coordinates. */
export interface Columns {
  /** rows × dimension, row-major. */
  readonly points: Float32Array | Float64Array;
  readonly dimension: number;
}

/** The same points without the coordinates that are equal for all, which change no distance. */
export function withoutConstantColumns(points: Float32Array | Float64Array, dimension: number): Columns {
  const varying = Array.from({ length: dimension }, (_, k) => k).filter((k) => {
    for (let at = k; at < points.length; at += dimension) if (points[at] !== points[k]) return true;
    return false;
  });
  if (varying.length === dimension) return { points, dimension };
  const kept = new Float64Array((points.length / dimension) * varying.length);
  for (let at = 0, row = 0; at < kept.length; row += dimension) for (const k of varying) kept[at++] = points[row + k];
  return { points: kept, dimension: varying.length };
}
