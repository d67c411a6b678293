import type { Architecture } from '../autoencoder/architecture.js';
import { encodeFloat64 } from '../autoencoder/float64.js';
import type { StandardizationDescription } from '../protocol/description.js';

/**
 * The encoder in double precision and in data units, from the parameters as trained.
 * @param parameters flat, in the order of `layout`.
 * @returns rows × D points → rows × code size, both row-major.
 */
export function createEncoder64(
  architecture: Architecture,
  parameters: Float32Array,
  standardization: StandardizationDescription | null,
): (points: Float64Array) => Float64Array {
  const weights = Float64Array.from(parameters);
  return (points) => encodeFloat64(architecture, weights, standardize(points, standardization));
}

function standardize(points: Float64Array, standardization: StandardizationDescription | null): Float64Array {
  if (standardization === null) return points;
  const { mean, scale } = standardization;
  return points.map((value, index) => (value - mean[index % mean.length]) / scale[index % scale.length]);
}
