import type { Random } from '../../random/random.js';

/** [E, p_x, p_y, p_z] in the units of the energy, c = 1. */
export type FourMomentum = readonly [number, number, number, number];

/** |p⃗|. */
export function magnitude([, x, y, z]: FourMomentum): number {
  return Math.sqrt(x * x + y * y + z * z);
}

/**
 * A momentum of the rest frame of a system, as it is where that system has the four-momentum given.
 * @param mass of the system, > 0.
 */
export function boosted([e, x, y, z]: FourMomentum, system: FourMomentum, mass: number): FourMomentum {
  const [bx, by, bz] = [system[1] / mass, system[2] / mass, system[3] / mass];
  const gamma = system[0] / mass;
  const along = bx * x + by * y + bz * z;
  const factor = e + along / (1 + gamma);
  return [gamma * e + along, x + factor * bx, y + factor * by, z + factor * bz];
}

/** A momentum of the given magnitude in a random direction, uniform on the sphere. */
export function isotropic(energy: number, momentum: number, random: Random): FourMomentum {
  const cosine = random.uniform(-1, 1);
  const azimuth = random.uniform(0, 2 * Math.PI);
  const transverse = momentum * Math.sqrt(1 - cosine * cosine);
  return [energy, transverse * Math.cos(azimuth), transverse * Math.sin(azimuth), momentum * cosine];
}

/** The three-momenta one after the other: the point of ℝ³ⁿ that stands for n particles. */
export function toPoint(momenta: readonly FourMomentum[]): number[] {
  const point = new Array<number>(3 * momenta.length);
  momenta.forEach(([, x, y, z], i) => {
    point[3 * i] = x;
    point[3 * i + 1] = y;
    point[3 * i + 2] = z;
  });
  return point;
}
