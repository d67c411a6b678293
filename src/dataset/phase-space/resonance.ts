import * as v from 'valibot';
import type { Random } from '../../random/random.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Manifold } from '../manifold.js';
import type { Thrice } from '../point.js';
import { toPoint, type FourMomentum } from './four-momentum.js';
import { massesOf, momentumCoordinates, particlesSchema, type PhaseSpaceOptions } from './phase-space.js';
import { createPhaseSpaceSampler } from './sampler.js';
import { decay } from './sequential.js';

const schema = v.strictObject({
  ...particlesSchema,
  pair: v.pipe(v.array(v.number('the number of a particle')), v.length(2, 'the numbers of two particles')),
  mass: above(0),
  width: v.optional(above(0)),
  standardDeviation: v.optional(above(0)),
});

interface ResonanceIn<N extends number> extends PhaseSpaceOptions<N> {
  /** Numbers, from 1, of the two particles that it decays to. */
  readonly pair: readonly [number, number];
  /** Mass of the resonance in the unit of `sqrtS`, more than that of its pair and less than what the others leave. */
  readonly mass: number;
}

/** A resonance whose mass has the relativistic Breit–Wigner distribution. */
export interface BreitWignerResonanceOptions<N extends number = number> extends ResonanceIn<N> {
  /** Γ, full width at half maximum, in the unit of `sqrtS`, > 0: density 1/((m² − M²)² + M² Γ²) of m². */
  readonly width: number;
  readonly standardDeviation?: never;
}

/** A resonance whose mass has a normal distribution, as where the resolution of a detector is all that shows. */
export interface GaussianResonanceOptions<N extends number = number> extends ResonanceIn<N> {
  /** Standard deviation of the mass in the unit of `sqrtS`, > 0. */
  readonly standardDeviation: number;
  readonly width?: never;
}

/** Options of {@link resonance}: `width` for a Breit–Wigner line, or `standardDeviation` for a Gaussian one. */
export type ResonanceOptions<N extends number = number> = BreitWignerResonanceOptions<N> | GaussianResonanceOptions<N>;

/**
 * Events of n ≥ 3 particles, two of which come from a resonance: √s → resonance + the others by flat phase space, then
 * resonance → pair, isotropic in its rest frame. Its mass follows the line shape, cut at the kinematic limits. The
 * points lie on {@link phaseSpace} of the same options; a signal for a bump hunt on it.
 * @example resonance({ particles: 3, pair: [1, 2], mass: 0.4, width: 0.01 })
 */
export function resonance<const N extends number>(options: ResonanceOptions<N>): Manifold<Thrice<N>>;
export function resonance(options: ResonanceOptions): Manifold {
  check('resonance', schema, options);
  const { particles: n, pair, mass, sqrtS = 1, unit = '' } = options;
  const masses = massesOf('resonance', options);
  const [i, j] = pair.map((particle) => particle - 1);
  if (n < 3) throw new DefinitionError('resonance.particles', 'at least 3', String(n));
  if (i === j || ![i, j].every((index) => Number.isInteger(index) && index >= 0 && index < n)) {
    throw new DefinitionError('resonance.pair', `two of the particles 1 to ${n}`, `[${pair.join(', ')}]`);
  }
  const others = masses.flatMap((_, k) => (k === i || k === j ? [] : k));
  const least = masses[i] + masses[j];
  const most = sqrtS - others.reduce((sum, k) => sum + masses[k], 0);
  if (mass <= least || mass >= most) {
    throw new DefinitionError(
      'resonance.mass',
      `more than ${least} and less than ${most}, as the particles allow`,
      String(mass),
    );
  }
  const drawMass = lineShape(options, least, most);
  return {
    name: `resonance of mass ${mass}${unit && ` ${unit}`} in particles ${pair.join(' and ')}`,
    ambientDimension: 3 * n,
    intrinsicDimension: 3 * n - 4,
    coordinates: momentumCoordinates(n, unit),
    chart: null,
    topology: {},
    source: {
      kind: 'sampler',
      sample: (random) => {
        const m = drawMass(random);
        const [system, ...rest] = createPhaseSpaceSampler([m, ...others.map((k) => masses[k])], sqrtS)(random);
        const momenta = new Array<FourMomentum>(n);
        others.forEach((k, index) => (momenta[k] = rest[index]));
        [momenta[i], momenta[j]] = decay(system, m, masses[i], masses[j], random);
        return toPoint(momenta);
      },
    },
  };
}

/** A sampler of the mass in (smallest, most). */
function lineShape(options: ResonanceOptions, least: number, most: number): (random: Random) => number {
  const { mass } = options;
  if (options.width === undefined) {
    const { standardDeviation } = options;
    return (random) => {
      for (;;) {
        const m = random.normal(mass, standardDeviation);
        if (m > least && m < most) return m;
      }
    };
  }
  // The inverse of the distribution function of m², arctan((m² − M²)/(MΓ)) between the limits.
  const scale = mass * options.width;
  const [from, to] = [least, most].map((limit) => Math.atan((limit ** 2 - mass ** 2) / scale));
  return (random) => {
    for (;;) {
      const m = Math.sqrt(Math.max(0, mass ** 2 + scale * Math.tan(random.uniform(from, to))));
      if (m > least && m < most) return m;
    }
  };
}
