import * as v from 'valibot';
import { superscript } from '../../digits.js';
import { angleBetween } from '../angles.js';
import { above, check, integer } from '../check.js';
import type { Manifold } from '../manifold.js';
import type { PositiveInteger, Successor } from '../point.js';
import { maximumWidth, spherical } from '../latent.js';
import { directionIn, sphereArea, sphericalCoordinates } from '../spherical.js';

const schema = v.strictObject({
  dimension: v.optional(integer(1, maximumWidth - 1)),
  radius: v.optional(above(0)),
});

/** Options of {@link sphere}. */
export interface SphereOptions<N extends number = number> {
  /** n, the intrinsic dimension, an integer from 1 to 1023: 2 for the sphere in space. Default 2. */
  readonly dimension?: PositiveInteger<N>;
  /** Radius in data units, > 0. Default 1. */
  readonly radius?: number;
}

/**
 * The sphere Sⁿ = {x ∈ ℝⁿ⁺¹ : ‖x‖ = radius}, sampled uniformly in area (normalised Gaussians). It embeds in
 * ℝⁿ⁺¹, not in ℝⁿ.
 */
export function sphere<const N extends number = 2>(options?: SphereOptions<N>): Manifold<Successor<N>>;
export function sphere(options: SphereOptions = {}): Manifold {
  check('sphere', schema, options);
  const { dimension = 2, radius = 1 } = options;
  return {
    name: `sphere S${superscript(dimension)} of radius ${radius}`,
    ambientDimension: dimension + 1,
    intrinsicDimension: dimension,
    coordinates: null,
    chart: sphericalCoordinates(dimension, radius),
    topology: {
      bettiNumbers: Array.from({ length: dimension + 1 }, (_, k) => (k === 0 || k === dimension ? 1 : 0)),
      embeddingDimension: dimension + 1,
      isClosed: true,
      reach: radius,
      latent: spherical(dimension),
      antipodalSpheres: [
        { name: `the sphere S${superscript(dimension)}`, dimension, radius, map: (u) => u.map((x) => radius * x) },
      ],
    },
    source: {
      kind: 'sampler',
      sample: (random) => directionIn(dimension + 1, random).map((coordinate) => radius * coordinate),
    },
    area: sphereArea(dimension, radius),
    geodesicDistance: (a, b) => radius * angleBetween(a, b),
  };
}
