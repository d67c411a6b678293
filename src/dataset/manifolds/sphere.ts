import * as v from 'valibot';
import { above, check, integer } from '../check.js';
import type { Chart, Manifold } from '../manifold.js';
import { norm, type PositiveInteger, type Successor } from '../point.js';
import { maximumWidth } from '../latent.js';
import { subscript } from '../subscript.js';

const schema = v.strictObject({
  dimension: v.optional(integer(1, maximumWidth - 1)),
  radius: v.optional(above(0)),
});

/** What {@link sphere} takes. */
export interface SphereOptions<N extends number = number> {
  /** n, the intrinsic dimension, an integer from 1 to 1023: 2 for the sphere in space. Default 2. */
  readonly dimension?: PositiveInteger<N>;
  /** Radius in data units, > 0. Default 1. */
  readonly radius?: number;
}

/**
 * The sphere S^n = {x ∈ R^(n+1) : ‖x‖ = radius}, sampled uniformly in area (normalised Gaussians). It embeds in
 * R^(n+1), not in R^n.
 */
export function sphere<const N extends number = 2>(options?: SphereOptions<N>): Manifold<Successor<N>>;
export function sphere(options: SphereOptions = {}): Manifold {
  check('sphere', schema, options);
  const { dimension = 2, radius = 1 } = options;
  return {
    name: `sphere S^${dimension} of radius ${radius}`,
    ambientDimension: dimension + 1,
    intrinsicDimension: dimension,
    coordinates: null,
    chart: sphericalCoordinates(dimension, radius),
    topology: {
      bettiNumbers: Array.from({ length: dimension + 1 }, (_, k) => (k === 0 || k === dimension ? 1 : 0)),
      embeddingDimension: dimension + 1,
      antipodalSpheres: [{ name: `the sphere S^${dimension}`, dimension, radius }],
    },
    source: {
      kind: 'sampler',
      sample: (random) => {
        const x = Array.from({ length: dimension + 1 }, () => random.normal());
        const scale = radius / norm(x);
        return x.map((coordinate) => coordinate * scale);
      },
    },
  };
}

/**
 * Hyperspherical coordinates: n − 1 polar angles in [0, π], then one azimuth in [0, 2π). For n = 2 the polar angle θ is
 * measured from the z axis and the azimuth φ in the xy plane; for other n, x_1 = r cos φ_1, x_2 = r sin φ_1 cos φ_2, ….
 */
function sphericalCoordinates(dimension: number, radius: number): Chart {
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
      let rest = Math.abs(x[axis(dimension)]);
      for (let k = dimension - 1; k >= 0; k--) {
        angles[k] = Math.atan2(rest, x[axis(k)]);
        rest = Math.hypot(rest, x[axis(k)]);
      }
      if (x[axis(dimension)] < 0) angles[dimension - 1] = 2 * Math.PI - angles[dimension - 1];
      return angles;
    },
  };
}

