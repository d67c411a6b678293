import type { EncodedManifold } from '../certificate/encoded-manifold.js';
import { indicatrixAt } from './indicatrix.js';

/** Least over largest singular value below which an image is flat, as far as rounding can tell. */
const flat = 1e-9;

/** Singular values of the differential of an encoder on a manifold, over points of it. */
export interface TissotSample {
  /** For each of the n principal directions, the largest singular value first: its values at all points, ascending. */
  readonly singularValues: readonly Float64Array[];
  /** Largest over smallest singular value at each point, ascending; Infinity if the smallest is 0. */
  readonly anisotropy: Float64Array;
  /**
   * Lesser share of the points by the sign of the Jacobian determinant of f∘chart: above 0 the chart's image is folded
   * over. Null unless the latent space has as many coordinates as the chart.
   */
  readonly reversedShare: number | null;
}

/**
 * Tissot's indicatrices at points of a manifold, in double precision.
 * @param parameters rows × n, row-major, each running over [0, 1]; points at which the chart is degenerate are left
 * out.
 * @returns null if no point is left.
 */
export function sampleTissot(manifold: EncodedManifold, parameters: Float64Array): TissotSample | null {
  const n = manifold.parameters;
  const values: number[][] = Array.from({ length: n }, () => []);
  const anisotropy: number[] = [];
  let reversed = 0;
  let sided = 0;
  for (let row = 0; row < parameters.length / n; row++) {
    const { pointSlopes, codeSlopes } = manifold.linearize(parameters.subarray(row * n, (row + 1) * n));
    const indicatrix = indicatrixAt(pointSlopes, codeSlopes, n);
    if (indicatrix === null) continue;
    const { singularValues } = indicatrix;
    singularValues.forEach((value, k) => values[k].push(value));
    anisotropy.push(singularValues[n - 1] > 0 ? singularValues[0] / singularValues[n - 1] : Infinity);
    // Where the image is flat to rounding it shows neither side.
    if (manifold.codeDimension !== n || singularValues[n - 1] <= flat * singularValues[0]) continue;
    sided++;
    if (determinantSign(codeSlopes, n) < 0) reversed++;
  }
  const count = values[0].length;
  if (count === 0) return null;
  return {
    singularValues: values.map((list) => Float64Array.from(list).sort()),
    anisotropy: Float64Array.from(anisotropy).sort(),
    reversedShare: sided > 0 ? Math.min(reversed, sided - reversed) / sided : null,
  };
}

/** Sign of a determinant, by elimination with partial pivoting. */
function determinantSign(matrix: Float64Array, n: number): number {
  const a = Float64Array.from(matrix);
  let sign = 1;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(a[row * n + column]) > Math.abs(a[pivot * n + column])) pivot = row;
    }
    const value = a[pivot * n + column];
    if (value === 0) return 0;
    if (pivot !== column) {
      sign = -sign;
      for (let k = 0; k < n; k++) [a[pivot * n + k], a[column * n + k]] = [a[column * n + k], a[pivot * n + k]];
    }
    sign *= Math.sign(value);
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column] / value;
      for (let k = column; k < n; k++) a[row * n + k] -= factor * a[column * n + k];
    }
  }
  return sign;
}
