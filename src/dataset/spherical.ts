import type { Random } from '../random/random.js';
import { polarAngle } from './angles.js';
import type { Chart } from './manifold.js';
import { norm } from './point.js';
import { subscript } from '../digits.js';

/** A unit vector of ℝᴰ, uniform in direction: a normalised vector of normal numbers. */
export function directionIn(ambientDimension: number, random: Random): number[] {
  const x = new Array<number>(ambientDimension);
  for (let i = 0; i < ambientDimension; i++) x[i] = random.normal();
  const scale = 1 / norm(x);
  for (let i = 0; i < ambientDimension; i++) x[i] *= scale;
  return x;
}

/** The n-dimensional area of a sphere Sⁿ: A_0 = 2, A_1 = 2π r, A_n = A_(n−2) 2π r² / (n − 1). */
export function sphereArea(dimension: number, radius: number): number {
  let area = dimension % 2 === 0 ? 2 : 2 * Math.PI * radius;
  for (let n = 2 + (dimension % 2); n <= dimension; n += 2) area *= (2 * Math.PI * radius ** 2) / (n - 1);
  return area;
}

/**
 * Hyperspherical coordinates: n − 1 polar angles in [0, π], then one azimuth in [0, 2π). For n = 2 the polar angle θ is
 * measured from the z axis and the azimuth φ in the xy plane; for other n, x_1 = r cos φ_1, x_2 = r sin φ_1 cos φ_2, ….
 */
export function sphericalCoordinates(dimension: number, radius: number): Chart & Required<Pick<Chart, 'inverse'>> {
  const names = dimension === 2 ? ['θ', 'φ'] : Array.from({ length: dimension }, (_, k) => `φ${subscript(k + 1)}`);
  // The order of the ambient axes in which n = 2 reads (z, x, y), as physicists write it.
  const axis = (k: number): number => (dimension === 2 ? (k + 2) % 3 : k);
  return {
    parameters: names.map((name) => ({ name, unit: 'rad' })),
    domain: names.map((_, k) => [0, k === dimension - 1 ? 2 * Math.PI : Math.PI]),
    periodic: names.map((_, k) => k === dimension - 1),
    map: (angles) => {
      const x = new Array<number>(dimension + 1);
      let rest = radius;
      for (let k = 0; k < dimension; k++) {
        x[axis(k)] = rest * Math.cos(angles[k]);
        rest *= Math.sin(angles[k]);
      }
      x[axis(dimension)] = rest;
      return x;
    },
    inverse: (x) => {
      const angles = new Array<number>(dimension);
      angles[dimension - 1] = polarAngle(x[axis(dimension - 1)], x[axis(dimension)]);
      let rest = Math.hypot(x[axis(dimension - 1)], x[axis(dimension)]);
      for (let k = dimension - 2; k >= 0; k--) {
        angles[k] = Math.atan2(rest, x[axis(k)]);
        rest = Math.hypot(rest, x[axis(k)]);
      }
      return angles;
    },
  };
}
