import { leadingAxes } from '../analysis/leading-axes.js';
import type { ErrorMapDomain } from '../protocol/events.js';
import { projectOn, type Projection } from '../protocol/projection.js';
import { createRandom } from '../random/random.js';

/** D up to which pictures hold all coordinates. */
const mostCoordinates = 16;

/**
 * What pictures hold of points of many coordinates, so that a record does not grow with pictures × points × D.
 * @param points of the display sample, count × D, row-major.
 * @returns null where pictures hold all coordinates.
 */
export function createProjection(points: Float32Array, dimension: number): Projection | null {
  if (dimension <= mostCoordinates) return null;
  // Not of the run's seed: the same points give the same axes.
  const { mean, axes, variances, totalVariance } = leadingAxes(points, dimension, 3, createRandom(0, 'search'));
  return { mean, axes, shares: Array.from(variances, (value) => (totalVariance > 0 ? value / totalVariance : 0)) };
}

/** What pictures hold of points (count × D): all coordinates, or those along the axes of the projection. */
export function keptOf(points: Float32Array, projection: Projection | null): Float32Array {
  return projection === null ? points : projectOn(projection, points);
}

/** The error map with what pictures hold of its nodes. */
export function keptMap(map: ErrorMapDomain, projection: Projection | null): ErrorMapDomain {
  return map.kind === 'plane' ? map : { ...map, points: keptOf(map.points, projection) };
}
