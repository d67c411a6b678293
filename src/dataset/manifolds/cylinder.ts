import * as v from 'valibot';
import { angleBetween, fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { euclidean, productLatent, spherical } from '../latent.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)), height: v.optional(above(0)) });

/** Options of {@link cylinder}. */
export interface CylinderOptions {
  /** Radius in data units, > 0. Default 1. */
  readonly radius?: number;
  /** Height in data units, > 0. Default 2. */
  readonly height?: number;
}

/**
 * The open-ended cylinder around the z axis, −height/2 ≤ z ≤ height/2, sampled uniformly in area. It embeds in ℝ², as
 * an annulus, not in ℝ¹.
 */
export function cylinder(options: CylinderOptions = {}): Manifold<3> {
  check('cylinder', schema, options);
  const { radius = 1, height = 2 } = options;
  return {
    name: `cylinder of radius ${radius} and height ${height}`,
    ambientDimension: 3,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 'φ', unit: 'rad' },
        { name: 'z', unit: '' },
      ],
      domain: [fullTurn, [-height / 2, height / 2]],
      periodic: [true, false],
      map: ([phi, z]) => [radius * Math.cos(phi), radius * Math.sin(phi), z],
      inverse: ([x, y, z]) => [polarAngle(x, y), z],
      areaElement: { density: () => radius, bound: radius },
    },
    topology: {
      bettiNumbers: [1, 1],
      embeddingDimension: 2,
      reach: radius,
      latent: productLatent([spherical(1), euclidean(1)]),
      antipodalSpheres: [
        { name: 'a circle around it', dimension: 1, radius, map: (u) => [...u.map((x) => radius * x), 0] },
      ],
    },
    source: { kind: 'chart' },
    area: 2 * Math.PI * radius * height,
    // Unrolled, it is flat.
    geodesicDistance: (a, b) => Math.hypot(radius * angleBetween(a.slice(0, 2), b.slice(0, 2)), a[2] - b[2]),
  };
}
