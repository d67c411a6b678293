import { symmetricEigensystem } from '../../linear/eigen.js';
import { gram } from '../../linear/gram.js';

/** A map from ℝᴺ to ℝᵈ near a point, with bounds that hold for certain. */
export interface LocalMap {
  /** d × N, row-major: the derivative at the point. */
  readonly jacobian: Float64Array;
  /** The derivative changes by at most this times the distance from the point, in the operator norm, within `radius`. */
  readonly curvature: number;
  readonly radius: number;
}

/** Off a smallest singular value for the rounding errors of the derivative and of its eigenvalues, as a share. */
const singularMargin = 0.01;

/**
 * Proves that near a point x there is one whose value is exactly the wanted one, and says how near. With β the norm of the
 * right inverse of Df(x), δ = ‖f(x) − wanted‖ and K the curvature: if β²Kδ ≤ 1/4, Newton's step with the derivative held
 * fixed maps the ball of radius 2βδ about x into itself and halves distances there, so that it has a fixed point (Banach;
 * a simple form of the theorem of Newton and Kantorovich).
 * @param d the number of values.
 * @param gap δ, at least.
 * @returns the radius of the ball; null if this does not prove it.
 */
export function radiusOfSolution({ jacobian, curvature, radius }: LocalMap, d: number, gap: number): number | null {
  const columns = jacobian.length / d;
  if (columns < d) return null;
  const square = gram(d, columns, (row, column) => jacobian[row * columns + column]);
  const { values } = symmetricEigensystem(square, d);
  const least = (1 - singularMargin) * values[d - 1] - Number.EPSILON * columns * values[0];
  if (!(least > 0)) return null;
  const inverse = 1 / Math.sqrt(least);
  const ball = 2 * inverse * gap;
  return inverse * inverse * curvature * gap <= 0.25 && ball <= radius ? ball : null;
}
