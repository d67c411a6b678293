import { symmetricEigensystem, type Eigensystem } from '../../linear/eigen.js';

/** Mean and principal axes of a sample. */
export interface PrincipalAxes extends Eigensystem {
  readonly mean: Float64Array;
}

/**
 * Principal component analysis: the eigensystem of the covariance (divided by the number of rows).
 * @param points rows × D, row-major.
 */
export function principalAxes(points: Float64Array, dimension: number): PrincipalAxes {
  const rows = points.length / dimension;
  const mean = new Float64Array(dimension);
  points.forEach((value, at) => (mean[at % dimension] += value / rows));
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
  return { mean, ...symmetricEigensystem(covariance, dimension) };
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
