import * as v from 'valibot';
import { fullTurn } from '../angles.js';
import { above, check, integer } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { greatestCommonDivisor } from '../integers.js';
import { spherical } from '../latent.js';
import type { Manifold } from '../manifold.js';

const radii = { majorRadius: v.optional(above(0)), minorRadius: v.optional(above(0)) };
const schema = v.strictObject({ p: integer(1, 64), q: integer(1, 64), ...radii });
const trefoilSchema = v.strictObject(radii);

/** Options of {@link trefoil}. */
export interface TrefoilOptions {
  /** R, from the centre to the middle of the torus that it lies on, in data units, > r. Default 2. */
  readonly majorRadius?: number;
  /** r, of the tube of that torus, in data units, > 0. Default 1. */
  readonly minorRadius?: number;
}

/** Options of {@link torusKnot}. */
export interface TorusKnotOptions extends TrefoilOptions {
  /** p, how often it goes around the axis of the torus, an integer from 1 to 64 without common factor with q. */
  readonly p: number;
  /** q, how often it goes around the tube, an integer from 1 to 64. With p or q = 1 it is not knotted. */
  readonly q: number;
}

/** The trefoil knot in ℝ³, T(2, 3), sampled uniformly in arc length. As a space of its own it is a circle. */
export function trefoil(options: TrefoilOptions = {}): Manifold<3> {
  check('trefoil', trefoilSchema, options);
  return { ...torusKnot({ p: 2, q: 3, ...options }), name: 'trefoil knot' };
}

/**
 * The torus knot T(p, q) in ℝ³: ((R + r cos qt) cos pt, (R + r cos qt) sin pt, r sin qt), sampled uniformly in arc
 * length. As a space of its own it is a circle, so it embeds in ℝ² whether or not it is knotted in ℝ³.
 */
export function torusKnot(options: TorusKnotOptions): Manifold<3> {
  check('torusKnot', schema, options);
  const { p, q, majorRadius = 2, minorRadius = 1 } = options;
  if (greatestCommonDivisor(p, q) !== 1)
    throw new DefinitionError('torusKnot.q', `no common factor with p (${p})`, String(q));
  if (minorRadius >= majorRadius) {
    throw new DefinitionError('torusKnot.minorRadius', `less than majorRadius (${majorRadius})`, String(minorRadius));
  }
  const pointAt = (t: number): number[] => {
    const distance = majorRadius + minorRadius * Math.cos(q * t);
    return [distance * Math.cos(p * t), distance * Math.sin(p * t), minorRadius * Math.sin(q * t)];
  };
  return {
    name: `torus knot T(${p}, ${q})`,
    ambientDimension: 3,
    intrinsicDimension: 1,
    coordinates: null,
    chart: {
      parameters: [{ name: 't', unit: 'rad' }],
      domain: [fullTurn],
      periodic: [true],
      map: ([t]) => pointAt(t),
      inverse: ([x, y, z]) => [knotParameter(p, q, Math.atan2(y, x), Math.atan2(z, Math.hypot(x, y) - majorRadius))],
      areaElement: {
        density: ([t]) => Math.hypot(p * (majorRadius + minorRadius * Math.cos(q * t)), q * minorRadius),
        bound: Math.hypot(p * (majorRadius + minorRadius), q * minorRadius),
      },
    },
    topology: {
      bettiNumbers: [1, 1],
      embeddingDimension: 2,
      isClosed: true,
      latent: spherical(1),
      antipodalSpheres: [
        {
          name: 'the knot',
          dimension: 1,
          radius: halfChord(p, q, majorRadius, minorRadius),
          map: ([x, y]) => pointAt(Math.atan2(y, x)),
        },
      ],
    },
    source: { kind: 'chart' },
  };
}

/** Half the smallest distance between the points at t and t + π, half a turn on. */
function halfChord(p: number, q: number, majorRadius: number, minorRadius: number): number {
  // The same side of the axis and opposite sides of the tube: always 2r apart.
  if (p % 2 === 0) return minorRadius;
  // Opposite sides of the axis, and of the tube where q is odd too: 2R apart in the plane.
  return q % 2 === 0 ? majorRadius - minorRadius : majorRadius;
}

/** The t in [0, 2π) with pt = u and qt = v up to whole turns. */
function knotParameter(p: number, q: number, u: number, v: number): number {
  let best = 0;
  let least = Infinity;
  // pt = u has p solutions; qt = v holds at one of them.
  for (let turn = 0; turn < p; turn++) {
    const t = (u + 2 * Math.PI * turn) / p;
    const miss = 1 - Math.cos(q * t - v);
    if (miss < least) [best, least] = [t, miss];
  }
  return (best + 2 * Math.PI) % (2 * Math.PI);
}
