import type { LargeErrors, TheoryResult } from '../protocol/result.js';

/** What counts as a large ρ. */
export type LargeError = Omit<LargeErrors, 'share'>;

const shareOfBound = 0.5;
const shareOfRadius = 0.05;

/**
 * ε above which ρ is called large: half of what topology demands of some point, or else a twentieth of the radius of the
 * data, their root mean square distance from their mean. Null if the data are a single point.
 * @param points rows × D, row-major.
 */
export function largeErrorOf(theory: TheoryResult | null, points: Float64Array, dimension: number): LargeError | null {
  if (theory !== null) return { above: shareOfBound * theory.supErrorBound, of: 'bound' };
  const radius = rmsRadius(points, dimension);
  return radius > 0 ? { above: shareOfRadius * radius, of: 'radius' } : null;
}

/** Radii of points that are known: each analysis of a run asks for that of the same test sample. */
const known = new WeakMap<Float64Array, number>();

/**
 * The root mean square distance of points from their mean.
 * @param points rows × D, row-major, at least one; they do not change.
 */
export function rmsRadius(points: Float64Array, dimension: number): number {
  const radius = known.get(points) ?? radiusOf(points, dimension);
  known.set(points, radius);
  return radius;
}

function radiusOf(points: Float64Array, dimension: number): number {
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
