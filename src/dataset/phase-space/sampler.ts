import type { Random } from '../../random/random.js';
import type { FourMomentum } from './four-momentum.js';
import { createRambo } from './rambo.js';
import { createSequentialSampler } from './sequential.js';

/**
 * A sampler of flat n-body phase space in the rest frame: every event has the same weight. It is RAMBO, except for two
 * bodies and where more than half of the energy is in masses, where RAMBO would reject most events.
 * @param masses of the n ≥ 2 particles, each ≥ 0.
 * @param energy √s, greater than the sum of the masses.
 */
export function createPhaseSpaceSampler(
  masses: readonly number[],
  energy: number,
): (random: Random) => readonly FourMomentum[] {
  const inMasses = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.length === 2 || inMasses > energy / 2
    ? createSequentialSampler(masses, energy)
    : createRambo(masses, energy);
}
