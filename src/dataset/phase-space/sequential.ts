import type { Random } from '../../random/random.js';
import { boosted, isotropic, type FourMomentum } from './four-momentum.js';

/** Momentum of the two bodies that a system of mass m decays to, in its rest frame. */
export function decayMomentum(m: number, m1: number, m2: number): number {
  const square = (m - m1 - m2) * (m + m1 + m2) * (m - m1 + m2) * (m + m1 - m2);
  return Math.sqrt(Math.max(0, square)) / (2 * m);
}

/** The two bodies that a system decays to, isotropic in its rest frame. */
export function decay(
  system: FourMomentum,
  m: number,
  m1: number,
  m2: number,
  random: Random,
): [FourMomentum, FourMomentum] {
  const momentum = decayMomentum(m, m1, m2);
  const first = boosted(isotropic(Math.hypot(m1, momentum), momentum, random), system, m);
  // The second is what is left over, rather than a boost of its own: that conserves momentum however light the system
  // is.
  return [first, [system[0] - first[0], system[1] - first[1], system[2] - first[2], system[3] - first[3]]];
}

/**
 * A sampler of flat n-body phase space by a chain of two-body decays: the masses M_i of the first i particles together
 * are ordered uniform numbers between their limits, with the weight Π p*(M_i → M_(i−1) + m_i), brought to the same for
 * all by accept/reject (James, "Monte Carlo phase space", CERN 68-15). Unlike RAMBO it stays fast where little energy
 * is left.
 * @param masses of the n ≥ 2 particles, each ≥ 0.
 * @param energy √s, greater than the sum of the masses.
 */
export function createSequentialSampler(masses: readonly number[], energy: number): (random: Random) => FourMomentum[] {
  const n = masses.length;
  const kinetic = energy - masses.reduce((sum, mass) => sum + mass, 0);
  const sums = masses.map((_, i) => masses.slice(0, i + 1).reduce((sum, mass) => sum + mass, 0));
  // Each momentum is largest where all the kinetic energy is in its decay.
  const bound = masses
    .slice(1)
    .reduce((product, mass, i) => product * decayMomentum(sums[i + 1] + kinetic, sums[i], mass), 1);
  const drawMasses = (random: Random): number[] => {
    for (;;) {
      const shares = Array.from({ length: n - 2 }, () => random.uniform()).sort((a, b) => a - b);
      const systems = [masses[0], ...shares.map((share, i) => sums[i + 1] + share * kinetic), energy];
      const weight = masses
        .slice(1)
        .reduce((product, mass, i) => product * decayMomentum(systems[i + 1], systems[i], mass), 1);
      if (n === 2 || random.uniform() * bound <= weight) return systems;
    }
  };
  return (random) => {
    const systems = drawMasses(random);
    const momenta = new Array<FourMomentum>(n);
    let system: FourMomentum = [energy, 0, 0, 0];
    for (let i = n - 1; i > 0; i--) {
      [momenta[i], system] = decay(system, systems[i], masses[i], systems[i - 1], random);
    }
    momenta[0] = system;
    return momenta;
  };
}
