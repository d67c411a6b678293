import * as v from 'valibot';
import { angleBetween, fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { spherical } from '../latent.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)) });

/** Options of {@link circle}. */
export interface CircleOptions {
  /** Radius in data units, > 0. Default 1. */
  readonly radius?: number;
}

/** The circle {x ∈ ℝ² : ‖x‖ = radius}, sampled uniformly in arc length. It embeds in ℝ², not in ℝ¹. */
export function circle(options: CircleOptions = {}): Manifold<2> {
  check('circle', schema, options);
  const { radius = 1 } = options;
  return {
    name: `circle of radius ${radius}`,
    ambientDimension: 2,
    intrinsicDimension: 1,
    coordinates: null,
    chart: {
      parameters: [{ name: 'θ', unit: 'rad' }],
      domain: [fullTurn],
      periodic: [true],
      map: ([theta]) => [radius * Math.cos(theta), radius * Math.sin(theta)],
      inverse: ([x, y]) => [polarAngle(x, y)],
      areaElement: { density: () => radius, bound: radius },
    },
    topology: {
      bettiNumbers: [1, 1],
      embeddingDimension: 2,
      isClosed: true,
      reach: radius,
      latent: spherical(1),
      antipodalSpheres: [{ name: 'the circle', dimension: 1, radius, map: (u) => u.map((x) => radius * x) }],
    },
    source: { kind: 'chart' },
    area: 2 * Math.PI * radius,
    geodesicDistance: (a, b) => radius * angleBetween(a, b),
  };
}
