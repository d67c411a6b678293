import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { mobius } from '../latent.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)), width: v.optional(above(0)) });

/** Options of {@link mobiusStrip}. */
export interface MobiusStripOptions {
  /** Radius of the circle in its middle in data units, > width/2. Default 1. */
  readonly radius?: number;
  /** Width of the strip in data units, > 0. Default 0.8. */
  readonly width?: number;
}

/**
 * The Möbius strip in ℝ³, swept by a segment that makes half a turn while it goes once around the z axis; sampled
 * uniformly in area. It embeds in ℝ³, not in ℝ².
 */
export function mobiusStrip(options: MobiusStripOptions = {}): Manifold<3> {
  check('mobiusStrip', schema, options);
  const { radius = 1, width = 0.8 } = options;
  if (width >= 2 * radius) {
    throw new DefinitionError('mobiusStrip.width', `less than the diameter (${2 * radius})`, String(width));
  }
  return {
    name: `Möbius strip of radius ${radius} and width ${width}`,
    ambientDimension: 3,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 'u', unit: 'rad' },
        { name: 'v', unit: '' },
      ],
      domain: [fullTurn, [-width / 2, width / 2]],
      // (0, v) and (2π, −v) are the same point, but (0, v) and (2π, v) are not.
      periodic: [false, false],
      map: ([u, v]) => {
        const distance = radius + v * Math.cos(u / 2);
        return [distance * Math.cos(u), distance * Math.sin(u), v * Math.sin(u / 2)];
      },
      inverse: ([x, y, z]) => {
        const u = polarAngle(x, y);
        return [u, (Math.hypot(x, y) - radius) * Math.cos(u / 2) + z * Math.sin(u / 2)];
      },
      areaElement: {
        density: ([u, v]) => Math.hypot(radius + v * Math.cos(u / 2), v / 2),
        bound: Math.hypot(radius + width / 2, width / 4),
      },
    },
    topology: {
      bettiNumbers: [1, 1],
      embeddingDimension: 3,
      latent: mobius(),
      antipodalSpheres: [
        { name: 'the circle in its middle', dimension: 1, radius, map: (u) => [...u.map((x) => radius * x), 0] },
      ],
    },
    source: { kind: 'chart' },
  };
}
