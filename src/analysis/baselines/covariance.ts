import { symmetricEigensystem, type Eigensystem } from '../../linear/eigen.js';

/** Mean and principal axes of a sample. */
export interface PrincipalAxes extends Eigensystem {
  readonly mean: Float64Array;
  /** Number of points in the sample. */
  readonly rows: number;
}

/** Axes whose variance is below this share of the largest are taken to be constant. */
export const singular = 1e-12;

/**
 * Principal component analysis: the eigensystem of the covariance (divided by the number of rows).
 * @param points rows × D, row-major.
 */
export function principalAxes(points: Float64Array, dimension: number): PrincipalAxes {
  const rows = points.length / dimension;
  const mean = new Float64Array(dimension);
  for (let at = 0; at < points.length; at += dimension) {
    for (let column = 0; column < dimension; column++) mean[column] += points[at + column] / rows;
  }
  const covariance = new Float64Array(dimension * dimension);
  const centred = new Float64Array(dimension);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < dimension; i++) centred[i] = points[row * dimension + i] - mean[i];
    for (let i = 0; i < dimension; i++) {
      for (let j = 0; j <= i; j++) covariance[i * dimension + j] += (centred[i] * centred[j]) / rows;
    }
  }
  for (let i = 0; i < dimension; i++) {
    for (let j = 0; j < i; j++) covariance[j * dimension + i] = covariance[i * dimension + j];
  }
  return { mean, rows, ...symmetricEigensystem(covariance, dimension) };
}

/** Standard errors above 0 from which on a gap between two variances is a real one. */
const realGap = 2;

/**
 * Whether chance decides which of the axes are the first ones: the variance of the last of them and that of the next do
 * not differ by more than twice the error of their difference. Each has the asymptotic error λ√(2/n) (Anderson, 1963).
 * @param values variances along the axes in falling order, one more than the first ones at least.
 * @param components number of first axes.
 */
export function isArbitrary(
  { values, rows }: { readonly values: Float64Array; readonly rows: number },
  components: number,
): boolean {
  if (components >= values.length) return false;
  const [last, next] = [values[components - 1], values[components]];
  if (last <= singular * values[0]) return false;
  return last - next < realGap * Math.sqrt(2 / rows) * Math.hypot(last, next);
}

/** Squared coordinates of each row along the principal axes, summed with a weight for each axis. */
export function weightedSquares(
  { mean, vectors }: PrincipalAxes,
  points: Float64Array,
  weights: Float64Array,
): Float64Array {
  const dimension = mean.length;
  return Float64Array.from({ length: points.length / dimension }, (_, row) => {
    let sum = 0;
    for (let axis = 0; axis < dimension; axis++) {
      if (weights[axis] === 0) continue;
      let coordinate = 0;
      for (let i = 0; i < dimension; i++)
        coordinate += vectors[axis * dimension + i] * (points[row * dimension + i] - mean[i]);
      sum += weights[axis] * coordinate * coordinate;
    }
    return sum;
  });
}
