import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { klein } from '../latent.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ majorRadius: v.optional(above(0)), minorRadius: v.optional(above(0)) });

/** Options of {@link kleinBottle}. */
export interface KleinBottleOptions {
  /** R, from the centre to the middle of the tube, in data units, > r. Default 2. */
  readonly majorRadius?: number;
  /** r, of the tube, in data units, > 0. Default 1. */
  readonly minorRadius?: number;
}

/**
 * The Klein bottle in ℝ⁴, without self-intersection: a torus whose tube is turned over, through the fourth dimension,
 * on its way around; sampled uniformly in area. It embeds in ℝ⁴, not in ℝ³. Over Z/2 it has the Betti numbers of the
 * torus. As a latent space it is `klein()`.
 */
export function kleinBottle(options: KleinBottleOptions = {}): Manifold<4> {
  check('kleinBottle', schema, options);
  const { majorRadius = 2, minorRadius = 1 } = options;
  if (minorRadius >= majorRadius) {
    throw new DefinitionError('kleinBottle.minorRadius', `less than majorRadius (${majorRadius})`, String(minorRadius));
  }
  return {
    name: `Klein bottle of radii ${majorRadius} and ${minorRadius}`,
    ambientDimension: 4,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 'u', unit: 'rad' },
        { name: 'v', unit: 'rad' },
      ],
      domain: [fullTurn, fullTurn],
      // (0, v) and (2π, −v) are the same point, but (0, v) and (2π, v) are not.
      periodic: [false, true],
      map: ([u, v]) => {
        const distance = majorRadius + minorRadius * Math.cos(v);
        const height = minorRadius * Math.sin(v);
        return [distance * Math.cos(u), distance * Math.sin(u), height * Math.cos(u / 2), height * Math.sin(u / 2)];
      },
      inverse: ([x, y, z, w]) => {
        const u = polarAngle(x, y);
        return [u, polarAngle(Math.hypot(x, y) - majorRadius, z * Math.cos(u / 2) + w * Math.sin(u / 2))];
      },
      areaElement: {
        density: ([, v]) =>
          minorRadius * Math.hypot(majorRadius + minorRadius * Math.cos(v), (minorRadius / 2) * Math.sin(v)),
        // With r < R the outermost circle has the largest density.
        bound: minorRadius * (majorRadius + minorRadius),
      },
    },
    topology: {
      bettiNumbers: [1, 2, 1],
      embeddingDimension: 4,
      isClosed: true,
      latent: klein(),
      antipodalSpheres: [
        {
          name: 'its outer equator',
          dimension: 1,
          radius: majorRadius + minorRadius,
          map: (u) => [...u.map((x) => (majorRadius + minorRadius) * x), 0, 0],
        },
      ],
    },
    source: { kind: 'chart' },
  };
}
