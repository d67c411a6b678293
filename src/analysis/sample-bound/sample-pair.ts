import type { Encode64 } from '../certificate/encoded-manifold.js';

/** The point of a sample that is nearest to some point. */
export interface NearestRow {
  readonly row: number;
  /** In data units. */
  readonly distance: number;
}

/** Two points near a sample that an encoder sends to one code. */
export interface SamplePair {
  /** Whatever the decoder, one of the two has at least this ρ, up to the difference of the codes. */
  readonly bound: number;
  /** ‖x − y‖, in data units. */
  readonly separation: number;
  /** ‖f(x) − f(y)‖: 0 but for rounding. */
  readonly latentDistance: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** f(x). */
  readonly code: readonly number[];
  /** What is nearest to x, and to y. */
  readonly nearest: readonly [NearestRow, NearestRow];
}

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

function nearestRow(points: Float32Array | Float64Array, to: Float64Array): NearestRow {
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
