/** Points of the plane, count × 2, row-major, from their two columns. */
export function paired(x: Float32Array, y: Float32Array): Float32Array {
  const points = new Float32Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    points[2 * i] = x[i];
    points[2 * i + 1] = y[i];
  }
  return points;
}
