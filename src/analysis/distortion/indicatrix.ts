import { symmetricEigensystem } from '../../linear/eigen.js';

/** Below this ratio of squared scales the chart is degenerate at a point, as at a pole of spherical coordinates. */
const degenerate = 1e-10;

/** Tissot's indicatrix: what a map makes of a small circle, or sphere, around a point of a manifold. */
export interface Indicatrix {
  /** The n singular values of the map's differential in descending order: latent units per data unit. */
  readonly singularValues: Float64Array;
  /** n × m, row-major: the semi-axes of the image of the unit sphere, each as long as its singular value. */
  readonly axes: Float64Array;
}

/**
 * Weights that make an orthonormal basis of the tangent space from the derivatives P of a point: (P Pᵀ)^(−1/2) up to a
 * rotation.
 * @param pointSlopes P, n × D, row-major: row k is the derivative of the point by parameter k.
 * @returns n × n, row-major; null if the parameters have no n independent directions.
 */
export function orthonormalWeights(pointSlopes: Float64Array, n: number): Float64Array | null {
  const { values, vectors } = symmetricEigensystem(gram(pointSlopes, n), n);
  if (!(values[n - 1] > degenerate * values[0])) return null;
  return vectors.map((value, at) => value / Math.sqrt(values[Math.floor(at / n)]));
}

/**
 * Tissot's indicatrix of a map f from a manifold to ℝᵐ at one point, from the derivatives of the point and of its image
 * by n parameters of the manifold: the singular values of f's differential on an orthonormal basis of the tangent
 * space.
 * @param pointSlopes n × D, row-major: row k is the derivative of the point by parameter k.
 * @param codeSlopes n × m, row-major, likewise of its image.
 * @returns null if the parameters have no n independent directions.
 */
export function indicatrixAt(pointSlopes: Float64Array, codeSlopes: Float64Array, n: number): Indicatrix | null {
  const weights = orthonormalWeights(pointSlopes, n);
  if (weights === null) return null;
  const m = codeSlopes.length / n;
  const images = combine(weights, codeSlopes, n, m);
  const stretch = symmetricEigensystem(gram(images, n), n);
  return {
    singularValues: stretch.values.map((square) => Math.sqrt(Math.max(0, square))),
    axes: combine(stretch.vectors, images, n, m),
  };
}

/** A Aᵀ of an n × width matrix. */
function gram(rows: Float64Array, n: number): Float64Array {
  const width = rows.length / n;
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += rows[i * width + k] * rows[j * width + k];
      product[i * n + j] = product[j * n + i] = sum;
    }
  }
  return product;
}

/** The product of an n × n and an n × m matrix. */
function combine(weights: Float64Array, rows: Float64Array, n: number, m: number): Float64Array {
  const product = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < m; j++) product[i * m + j] += weights[i * n + k] * rows[k * m + j];
    }
  }
  return product;
}
