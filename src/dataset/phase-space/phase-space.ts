import * as v from 'valibot';
import { above, atLeast, check, integer } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { maximumWidth, spherical } from '../latent.js';
import type { Coordinate, Manifold } from '../manifold.js';
import type { PositiveInteger, Thrice, Tuple } from '../point.js';
import { subscript, superscript } from '../../digits.js';
import { toPoint } from './four-momentum.js';
import { createPhaseSpaceSampler } from './sampler.js';

export const particlesSchema = {
  particles: integer(2, Math.floor(maximumWidth / 3)),
  masses: v.optional(v.array(atLeast(0))),
  sqrtS: v.optional(above(0)),
  unit: v.optional(v.string('text')),
};
const schema = v.strictObject(particlesSchema);

/** Options of {@link phaseSpace}. */
export interface PhaseSpaceOptions<N extends number = number> {
  /** n, the number of particles, an integer from 2 to 341. */
  readonly particles: PositiveInteger<N>;
  /** Mass of each particle, ≥ 0, in the unit of `sqrtS`. Default: all massless. */
  readonly masses?: Tuple<NoInfer<N>, number>;
  /** √s, the total energy in the rest frame, greater than the sum of the masses. Default 1. */
  readonly sqrtS?: number;
  /** Unit of energies and momenta (c = 1), such as `GeV`, for the axes. Default none. */
  readonly unit?: string;
}

/**
 * Flat n-body phase space in the rest frame, every event with the same weight (RAMBO: Kleiss, Stirling and Ellis, 1986;
 * a chain of two-body decays where more than half of the energy is in masses): points p⃗_1 … p⃗_n of ℝ³ⁿ with Σ p⃗_i =
 * 0 and Σ E_i = √s. The energy is an even and convex function of the momenta, so its level set is a sphere S³ⁿ⁻⁴ that
 * is symmetric about 0: it embeds in ℝ³ⁿ⁻³, not in ℝ³ⁿ⁻⁴. (Batson, Haaf, Kahn and Roberts, "Topological Obstructions to
 * Autoencoding", JHEP 04 (2021) 280.)
 * @example phaseSpace({ particles: 3, sqrtS: 91.2, unit: 'GeV' })
 */
export function phaseSpace<const N extends number>(options: PhaseSpaceOptions<N>): Manifold<Thrice<N>>;
export function phaseSpace(options: PhaseSpaceOptions): Manifold {
  check('phaseSpace', schema, options);
  const { particles: n, sqrtS = 1, unit = '' } = options;
  const masses = massesOf('phaseSpace', options);
  const dimension = 3 * n - 4;
  const sample = createPhaseSpaceSampler(masses, sqrtS);
  return {
    name: `${n}-body phase space, √s = ${sqrtS}${unit && ` ${unit}`}`,
    ambientDimension: 3 * n,
    intrinsicDimension: dimension,
    coordinates: momentumCoordinates(n, unit),
    chart: null,
    topology: {
      bettiNumbers: Array.from({ length: dimension + 1 }, (_, k) => (k === 0 || k === dimension ? 1 : 0)),
      embeddingDimension: dimension + 1,
      isClosed: true,
      latent: spherical(dimension),
      antipodalSpheres: [
        { name: `phase space, a sphere S${superscript(dimension)},`, dimension, radius: leastNorm(masses, sqrtS) },
      ],
    },
    source: { kind: 'sampler', sample: (random) => toPoint(sample(random)) },
  };
}

/**
 * The masses of the n particles of a definition, all 0 where none are given.
 * @throws DefinitionError if there are not n of them or they leave no energy.
 */
export function massesOf(
  path: string,
  {
    particles,
    masses,
    sqrtS = 1,
  }: { readonly particles: number; readonly masses?: readonly number[]; readonly sqrtS?: number },
): readonly number[] {
  if (masses === undefined) return new Array<number>(particles).fill(0);
  if (masses.length !== particles)
    throw new DefinitionError(`${path}.masses`, `${particles} entries`, String(masses.length));
  const sum = masses.reduce((a, b) => a + b, 0);
  if (sum >= sqrtS)
    throw new DefinitionError(`${path}.masses`, `masses that add up to less than sqrtS (${sqrtS})`, String(sum));
  return masses;
}

/** Names p₁x, p₁y, p₁z, p₂x, … . */
export function momentumCoordinates(particles: number, unit: string): Coordinate[] {
  return Array.from({ length: 3 * particles }, (_, k) => ({
    name: `p${subscript(Math.floor(k / 3) + 1)}${'xyz'[k % 3]}`,
    unit,
  }));
}

/**
 * The smallest ‖p‖ with Σ E_i = √s, E/√n for massless particles. With masses it is the smallest without regard to Σ
 * p⃗_i = 0: a lower bound, attained where momenta of these magnitudes can add up to 0, as for equal masses. Energies
 * are concave in p_i², so all particles that move at all have the same energy e, with Σ max(m_i, e) = √s.
 */
function leastNorm(masses: readonly number[], sqrtS: number): number {
  const ascending = [...masses].sort((a, b) => a - b);
  let rest = sqrtS - masses.reduce((a, b) => a + b, 0);
  let common = ascending[0];
  ascending.forEach((mass, index) => {
    // Raises the energy of the lightest ones together, up to the next mass or until there is no more to share out.
    const next = ascending[index + 1] ?? Infinity;
    const moving = index + 1;
    if (rest <= 0) return;
    const raise = Math.min(next - mass, rest / moving);
    common = mass + raise;
    rest -= raise * moving;
  });
  return Math.sqrt(masses.reduce((sum, mass) => sum + Math.max(0, common ** 2 - mass ** 2), 0));
}
