import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { projective } from '../latent.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)) });

/** Options of {@link projectivePlane}. */
export interface ProjectivePlaneOptions {
  /** Factor in data units, > 0: the distance from the origin to the farthest points is that. Default 1. */
  readonly radius?: number;
}

/**
 * The real projective plane ℝP² in ℝ⁴: the image of the unit sphere under (x, y, z) ↦ radius (xy, xz, y² − z², 2yz),
 * which is the same for ±(x, y, z) and for no other two points; sampled uniformly in area. It embeds in ℝ⁴, not in ℝ³.
 */
export function projectivePlane(options: ProjectivePlaneOptions = {}): Manifold<4> {
  check('projectivePlane', schema, options);
  const { radius = 1 } = options;
  return {
    name: `projective plane of radius ${radius}`,
    ambientDimension: 4,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      // Polar angle from the x axis over one half of the sphere, and the azimuth in the yz plane.
      parameters: [
        { name: 'θ', unit: 'rad' },
        { name: 'φ', unit: 'rad' },
      ],
      domain: [[0, Math.PI / 2], fullTurn],
      periodic: [false, true],
      map: ([theta, phi]) => {
        const once = radius * Math.sin(theta) * Math.cos(theta);
        const twice = radius * Math.sin(theta) ** 2;
        return [once * Math.cos(phi), once * Math.sin(phi), twice * Math.cos(2 * phi), twice * Math.sin(2 * phi)];
      },
      inverse: ([a, b, c, d]) => {
        const theta = Math.atan2(Math.hypot(c, d), Math.hypot(a, b));
        const phi = polarAngle(c, d) / 2;
        // Of the two azimuths that (c, d) allows, the one on the side of (a, b).
        return [theta, a * Math.cos(phi) + b * Math.sin(phi) >= 0 ? phi : phi + Math.PI];
      },
      areaElement: {
        density: ([theta]) => radius ** 2 * Math.sin(theta) * Math.sqrt(1 + 3 * Math.sin(theta) ** 2),
        bound: 2 * radius ** 2,
      },
    },
    topology: {
      bettiNumbers: [1, 1, 1],
      embeddingDimension: 4,
      isClosed: true,
      latent: projective(2),
      antipodalSpheres: [
        {
          name: 'the line at infinity, a circle',
          dimension: 1,
          radius,
          map: (u) => [0, 0, ...u.map((x) => radius * x)],
        },
      ],
    },
    source: { kind: 'chart' },
    area: radius ** 2 * Math.PI * (1 + (4 * Math.PI) / (3 * Math.sqrt(3))),
  };
}
