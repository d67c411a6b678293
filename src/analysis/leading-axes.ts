import { symmetricEigensystem } from '../linear/eigen.js';
import type { Random } from '../random/random.js';

/** Directions that are followed beside the wanted ones: they make the wanted ones settle faster. */
const oversampling = 8;
const mostIterations = 30;
/** Relative change of the wanted variances at which they have settled. */
const tolerance = 1e-7;

/** The first principal axes of a sample. */
export interface LeadingAxes {
  readonly mean: Float64Array;
  /** k × D, row-major: unit vectors in order of falling variance, each with its largest component positive. */
  readonly axes: Float64Array;
  /** Variance along each axis, divided by the number of rows. */
  readonly variances: Float64Array;
  /** Sum of the variances along all axes. */
  readonly totalVariance: number;
}

/**
 * The first principal axes without the D × D covariance: randomised subspace iteration (Halko, Martinsson & Tropp, SIAM
 * Review 53, 2011), of the order of 30 · (k + 8) · rows · D operations. Where variances are nearly equal, which of their
 * directions come first is left to chance.
 * @param points rows × D, row-major.
 * @param wanted k; no more than D axes are returned.
 */
export function leadingAxes(
  points: Float32Array | Float64Array,
  dimension: number,
  wanted: number,
  random: Random,
): LeadingAxes {
  const rows = points.length / dimension;
  const mean = new Float64Array(dimension);
  for (let at = 0; at < points.length; at += dimension) {
    for (let a = 0; a < dimension; a++) mean[a] += points[at + a] / rows;
  }
  const width = Math.min(dimension, wanted + oversampling);
  const count = Math.min(wanted, width);
  let totalVariance = 0;
  for (let at = 0; at < points.length; at += dimension) {
    for (let a = 0; a < dimension; a++) totalVariance += (points[at + a] - mean[a]) ** 2 / rows;
  }
  let basis = Float64Array.from({ length: width * dimension }, () => random.normal());
  orthonormalize(basis, width, dimension);
  let variances = new Float64Array(width);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const image = timesCovariance(points, mean, basis, width);
    const { values, vectors } = symmetricEigensystem(products(basis, image, width, dimension), width);
    const change = values.subarray(0, count).some((value, k) => Math.abs(value - variances[k]) > tolerance * values[0]);
    variances = Float64Array.from(values);
    if (!change || iteration === mostIterations - 1) {
      basis = combined(vectors, basis, width, dimension);
      break;
    }
    basis = image;
    orthonormalize(basis, width, dimension);
  }
  const axes = basis.slice(0, count * dimension);
  for (let k = 0; k < count; k++) orient(axes.subarray(k * dimension, (k + 1) * dimension));
  return { mean, axes, variances: variances.slice(0, count).map((value) => Math.max(value, 0)), totalVariance };
}

/** The covariance times each row of the basis (width × D). */
function timesCovariance(
  points: Float32Array | Float64Array,
  mean: Float64Array,
  basis: Float64Array,
  width: number,
): Float64Array<ArrayBuffer> {
  const dimension = mean.length;
  const rows = points.length / dimension;
  const image = new Float64Array(width * dimension);
  const centred = new Float64Array(dimension);
  for (let row = 0; row < rows; row++) {
    for (let a = 0; a < dimension; a++) centred[a] = points[row * dimension + a] - mean[a];
    for (let k = 0; k < width; k++) {
      const line = k * dimension;
      let along = 0;
      for (let a = 0; a < dimension; a++) along += centred[a] * basis[line + a];
      along /= rows;
      for (let a = 0; a < dimension; a++) image[line + a] += along * centred[a];
    }
  }
  return image;
}

/** Inner products of the rows of two matrices (width × D): width × width. */
function products(a: Float64Array, b: Float64Array, width: number, dimension: number): Float64Array {
  const result = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += a[i * dimension + k] * b[j * dimension + k];
      result[i * width + j] = sum;
      result[j * width + i] = sum;
    }
  }
  return result;
}

/** weights (width × width) times rows (width × D). */
function combined(
  weights: Float64Array,
  rows: Float64Array,
  width: number,
  dimension: number,
): Float64Array<ArrayBuffer> {
  const result = new Float64Array(width * dimension);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      for (let k = 0; k < dimension; k++) result[i * dimension + k] += weights[i * width + j] * rows[j * dimension + k];
    }
  }
  return result;
}

/** Gram and Schmidt's method, each row twice, which is enough in double precision; a row that vanishes stays 0. */
function orthonormalize(rows: Float64Array, width: number, dimension: number): void {
  for (let i = 0; i < width; i++) {
    const row = rows.subarray(i * dimension, (i + 1) * dimension);
    const before = length(row);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const other = rows.subarray(j * dimension, (j + 1) * dimension);
        let along = 0;
        for (let k = 0; k < dimension; k++) along += row[k] * other[k];
        for (let k = 0; k < dimension; k++) row[k] -= along * other[k];
      }
    }
    const norm = length(row);
    const factor = norm > 1e-12 * before && norm > 0 ? 1 / norm : 0;
    for (let k = 0; k < dimension; k++) row[k] *= factor;
  }
}

function length(row: Float64Array): number {
  let sum = 0;
  for (const value of row) sum += value * value;
  return Math.sqrt(sum);
}

/** Turns a vector so that its largest component is positive: the same data give the same picture. */
function orient(axis: Float64Array): void {
  let largest = 0;
  for (const value of axis) if (Math.abs(value) > Math.abs(largest) + 1e-12) largest = value;
  if (largest < 0) axis.forEach((value, k) => (axis[k] = -value));
}
