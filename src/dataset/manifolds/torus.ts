import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { TorusLatent } from '../../autoencoder/options.js';
import { torusLatent } from '../latent.js';
import type { Manifold } from '../manifold.js';
import type { PositiveInteger } from '../point.js';

const schema = v.strictObject({ majorRadius: v.optional(above(0)), minorRadius: v.optional(above(0)) });

/** Options of {@link torus}. */
export interface TorusOptions {
  /** R, from the centre to the middle of the tube, in data units, > r. Default 2. */
  readonly majorRadius?: number;
  /** r, of the tube, in data units, > 0. Default 1. */
  readonly minorRadius?: number;
}

/** The torus of revolution T² in ℝ³ around the z axis, sampled uniformly in area. It embeds in ℝ³, not in ℝ². */
export function torus(options?: TorusOptions): Manifold<3>;
/**
 * The torus Tᵈ = (S¹)ᵈ as a latent space: the encoder's 2d numbers are normalised pair by pair, to d angles.
 * @param dimension d, an integer from 1 to 512.
 * @throws DefinitionError where it is anything else.
 */
export function torus<const D extends number>(dimension: PositiveInteger<D>): TorusLatent;
export function torus(options: TorusOptions | number = {}): Manifold<3> | TorusLatent {
  if (typeof options === 'number') return torusLatent(options);
  check('torus', schema, options);
  const { majorRadius = 2, minorRadius = 1 } = options;
  if (minorRadius >= majorRadius) {
    throw new DefinitionError('torus.minorRadius', `less than majorRadius (${majorRadius})`, String(minorRadius));
  }
  return {
    name: `torus of radii ${majorRadius} and ${minorRadius}`,
    ambientDimension: 3,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 'u', unit: 'rad' },
        { name: 'v', unit: 'rad' },
      ],
      domain: [fullTurn, fullTurn],
      periodic: [true, true],
      map: ([u, v]) => {
        const distance = majorRadius + minorRadius * Math.cos(v);
        return [distance * Math.cos(u), distance * Math.sin(u), minorRadius * Math.sin(v)];
      },
      inverse: ([x, y, z]) => [polarAngle(x, y), polarAngle(Math.hypot(x, y) - majorRadius, z)],
      areaElement: {
        density: ([, v]) => minorRadius * (majorRadius + minorRadius * Math.cos(v)),
        bound: minorRadius * (majorRadius + minorRadius),
      },
    },
    topology: {
      bettiNumbers: [1, 2, 1],
      embeddingDimension: 3,
      isClosed: true,
      reach: Math.min(minorRadius, majorRadius - minorRadius),
      latent: torusLatent(2),
      antipodalSpheres: [
        {
          name: 'its outer equator',
          dimension: 1,
          radius: majorRadius + minorRadius,
          map: (u) => [...u.map((x) => (majorRadius + minorRadius) * x), 0],
        },
      ],
    },
    source: { kind: 'chart' },
    area: 4 * Math.PI ** 2 * majorRadius * minorRadius,
  };
}
