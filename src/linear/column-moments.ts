/** Mean and variance of each column. */
export interface ColumnMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Mean of each column, and its mean squared distance from it; each row counts once.
 * @param points rows × width, row-major, at least one row.
 */
export function columnMoments(points: Float32Array | Float64Array, width: number): ColumnMoments {
  const rows = points.length / width;
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  // Loops over rows and columns: a callback with a remainder for each number takes most of the time of a wide table.
  for (let at = 0; at < points.length; at += width) {
    for (let column = 0; column < width; column++) mean[column] += points[at + column] / rows;
  }
  for (let at = 0; at < points.length; at += width) {
    for (let column = 0; column < width; column++) {
      variance[column] += (points[at + column] - mean[column]) ** 2 / rows;
    }
  }
  return { mean, variance };
}
