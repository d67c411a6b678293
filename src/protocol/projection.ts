/** The axes on which pictures show points of many coordinates: the first principal axes of the points on show. */
export interface Projection {
  /** D numbers, in data units. */
  readonly mean: Float64Array;
  /** Three unit vectors of length D, one after another. */
  readonly axes: Float64Array;
  /** Share of the variance of the points on show along each axis. */
  readonly shares: readonly number[];
}

/**
 * Coordinates of points along the axes.
 * @param points count × D, row-major.
 * @returns count × 3, row-major, in data units.
 */
export function projectOn({ mean, axes }: Projection, points: Float32Array | Float64Array): Float32Array {
  const dimension = mean.length;
  const count = points.length / dimension;
  const result = new Float32Array(3 * count);
  for (let row = 0; row < count; row++) {
    const at = row * dimension;
    let [x, y, z] = [0, 0, 0];
    for (let a = 0; a < dimension; a++) {
      const centred = points[at + a] - mean[a];
      x += centred * axes[a];
      y += centred * axes[dimension + a];
      z += centred * axes[2 * dimension + a];
    }
    result[3 * row] = x;
    result[3 * row + 1] = y;
    result[3 * row + 2] = z;
  }
  return result;
}
