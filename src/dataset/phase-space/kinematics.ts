import * as v from 'valibot';
import { polarAngle } from '../angles.js';
import { atLeast, check, integer } from '../check.js';
import { maximumWidth } from '../latent.js';

const particle = integer(1, Math.floor(maximumWidth / 3));
const schema = v.strictObject({ masses: v.optional(v.array(atLeast(0))) });

/** Options of {@link invariantMass}. */
export interface KinematicsOptions {
  /** Mass of every particle, as given to `phaseSpace`. Default: all massless. */
  readonly masses?: readonly number[];
}

/** A function of the momenta p⃗_1 … p⃗_n, one after the other: a point of `phaseSpace`. */
export type KinematicVariable = (point: readonly number[]) => number;

/**
 * m_ij, the invariant mass of two particles, numbered from 1, in the unit of the momenta:
 * m_ij² = (E_i + E_j)² − ‖p⃗_i + p⃗_j‖².
 * @example observables: { m12: { unit: 'GeV', of: invariantMass(1, 2) } }
 */
export function invariantMass(i: number, j: number, options: KinematicsOptions = {}): KinematicVariable {
  check('invariantMass(i)', particle, i);
  check('invariantMass(j)', particle, j);
  check('invariantMass', schema, options);
  const { masses = [] } = options;
  const [mi, mj] = [masses[i - 1] ?? 0, masses[j - 1] ?? 0];
  return (point) => {
    const [p, q] = [momentum(point, i), momentum(point, j)];
    const energies = Math.hypot(mi, ...p) * Math.hypot(mj, ...q);
    const product = p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    return Math.sqrt(Math.max(0, mi * mi + mj * mj + 2 * (energies - product)));
  };
}

/** p_T of a particle, numbered from 1: its momentum across the z axis, in the unit of the momenta. */
export function transverseMomentum(i: number): KinematicVariable {
  check('transverseMomentum(i)', particle, i);
  return (point) => {
    const [x, y] = momentum(point, i);
    return Math.hypot(x, y);
  };
}

/**
 * η of a particle, numbered from 1: its pseudorapidity −ln tan(θ/2) with θ the angle from the z axis; ±Infinity along
 * it.
 */
export function pseudorapidity(i: number): KinematicVariable {
  check('pseudorapidity(i)', particle, i);
  return (point) => {
    const [x, y, z] = momentum(point, i);
    return z === 0 ? 0 : Math.asinh(z / Math.hypot(x, y));
  };
}

/** φ of a particle, numbered from 1: its azimuth around the z axis in [0, 2π) rad. */
export function azimuth(i: number): KinematicVariable {
  check('azimuth(i)', particle, i);
  return (point) => {
    const [x, y] = momentum(point, i);
    return polarAngle(x, y);
  };
}

function momentum(point: readonly number[], i: number): readonly [number, number, number] {
  if (point.length < 3 * i) {
    throw new RangeError(`expected the momenta of at least ${i} particles, got a point of ${point.length} coordinates`);
  }
  return [point[3 * i - 3], point[3 * i - 2], point[3 * i - 1]];
}
