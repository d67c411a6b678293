import type { CertificateResult, NearestPoint } from '../../protocol/result.js';
import type { Encode64 } from '../certificate/encoded-manifold.js';

/** Two points near a sample that an encoder sends to one code; rows are those of the sample. */
export type SamplePair = Required<Omit<CertificateResult, 'error' | 'parameters' | 'proof' | 'exportedDistance'>>;

/** A pair of points as it is shown, each encoded by itself. */
export function samplePair(
  points: Float32Array | Float64Array,
  encode: Encode64,
  x: Float64Array,
  y: Float64Array,
): SamplePair {
  const [code, other] = [encode(x), encode(y)];
  const separation = distanceOf(x, y);
  return {
    bound: separation / 2,
    separation,
    latentDistance: distanceOf(code, other),
    x: Array.from(x),
    y: Array.from(y),
    code: Array.from(code),
    nearest: [nearestRow(points, x), nearestRow(points, y)],
  };
}

function nearestRow(points: Float32Array | Float64Array, to: Float64Array): NearestPoint {
  const dimension = to.length;
  let [row, least] = [-1, Infinity];
  for (let at = 0; at < points.length; at += dimension) {
    let square = 0;
    for (let k = 0; k < dimension; k++) square += (points[at + k] - to[k]) ** 2;
    if (square < least) [row, least] = [at / dimension, square];
  }
  return { row, distance: Math.sqrt(least) };
}

export function distanceOf(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, value, k) => sum + (value - b[k]) ** 2, 0));
}
