/**
 * When a latent space holds the data, wherever that is said: where sup ρ on the test sample is at most this share of
 * their radius. Whether a single ρ is large is another question, which `LargeErrors` answers.
 */
export const holdingShare = 0.1;

/** Whether a run with this sup ρ holds data of this {@link rmsRadius}. */
export const holds = (sup: number, radius: number): boolean => sup <= holdingShare * radius;

/** Radii of points that are known: each analysis of a run asks for that of the same test sample. */
const known = new WeakMap<Float32Array | Float64Array, number>();

/**
 * The radius of the data: the root mean square distance of points from their mean.
 * @param points rows × D, row-major, at least one; they do not change.
 */
export function rmsRadius(points: Float32Array | Float64Array, dimension: number): number {
  const radius = known.get(points) ?? radiusOf(points, dimension);
  known.set(points, radius);
  return radius;
}

function radiusOf(points: Float32Array | Float64Array, dimension: number): number {
  const rows = points.length / dimension;
  const mean = new Float64Array(dimension);
  for (let at = 0; at < points.length; at += dimension) {
    for (let column = 0; column < dimension; column++) mean[column] += points[at + column] / rows;
  }
  let sum = 0;
  for (let at = 0; at < points.length; at += dimension) {
    for (let column = 0; column < dimension; column++) sum += (points[at + column] - mean[column]) ** 2;
  }
  return Math.sqrt(sum / rows);
}
