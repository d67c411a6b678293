import type { Random } from '../../random/random.js';
import { boosted, isotropic, magnitude, type FourMomentum } from './four-momentum.js';

/*
 * Flat n-body phase space by RAMBO: Kleiss, Stirling and Ellis, "A new Monte Carlo treatment of multiparticle phase space at
 * high energies", Comput. Phys. Commun. 40 (1986) 359.
 */

/** Events in a row that may be rejected before sampling is given up. */
const patience = 1_000_000;

/**
 * A sampler of flat n-body phase space of given masses, in the rest frame: every event has the same weight.
 * @param masses of the n ≥ 2 particles, each ≥ 0.
 * @param energy √s, greater than the sum of the masses.
 */
export function createPhaseSpaceSampler(
  masses: readonly number[],
  energy: number,
): (random: Random) => readonly FourMomentum[] {
  const n = masses.length;
  if (masses.every((mass) => mass === 0)) return (random) => drawMassless(n, energy, random);
  // Two bodies share the energy in one way only: their weight is always the same.
  const bound = n === 2 ? null : greatestWeight(masses, energy);
  return (random) => {
    for (let trial = 0; trial < patience; trial++) {
      const momenta = withMasses(drawMassless(n, energy, random), masses, energy);
      if (bound === null || random.uniform() * bound <= weightOf(momenta, energy)) return momenta;
    }
    throw new RangeError(`phase space: expected an energy well above the sum of the masses, got ${energy} for ${masses.join(', ')}`);
  };
}

/** Equation (3.1) to (3.4): isotropic momenta with energies of density E exp(−E), then brought to rest and to the energy √s. */
function drawMassless(n: number, energy: number, random: Random): FourMomentum[] {
  let [te, tx, ty, tz] = [0, 0, 0, 0];
  const momenta = Array.from({ length: n }, () => {
    const e = -Math.log((1 - random.uniform()) * (1 - random.uniform()));
    const momentum = isotropic(e, e, random);
    te += e;
    tx += momentum[1];
    ty += momentum[2];
    tz += momentum[3];
    return momentum;
  });
  const mass = Math.sqrt(te * te - tx * tx - ty * ty - tz * tz);
  const factor = energy / mass;
  return momenta.map((momentum): FourMomentum => {
    const [e, x, y, z] = boosted(momentum, [te, -tx, -ty, -tz], mass);
    return [factor * e, factor * x, factor * y, factor * z];
  });
}

/** Equation (4.1) and (4.2): all momenta times ξ, so that the energies with masses add up to √s again. */
function withMasses(massless: readonly FourMomentum[], masses: readonly number[], energy: number): FourMomentum[] {
  const squares = massless.map(([e]) => e * e);
  const energyOf = (xi: number, i: number): number => Math.sqrt(masses[i] ** 2 + xi * xi * squares[i]);
  let xi = Math.sqrt(1 - (masses.reduce((sum, mass) => sum + mass, 0) / energy) ** 2);
  // The energy is convex in ξ, so that Newton's method meets no obstacle.
  for (let iteration = 0; iteration < 50; iteration++) {
    let excess = -energy;
    let slope = 0;
    for (let i = 0; i < squares.length; i++) {
      const e = energyOf(xi, i);
      excess += e;
      slope += (xi * squares[i]) / e;
    }
    const step = excess / slope;
    xi -= step;
    if (Math.abs(step) < 1e-15 * xi) break;
  }
  return massless.map(([, x, y, z], i): FourMomentum => [energyOf(xi, i), xi * x, xi * y, xi * z]);
}

/** Equation (4.11): the weight of a massive event, up to a constant: 1 where all masses vanish. */
function weightOf(momenta: readonly FourMomentum[], energy: number): number {
  let sum = 0;
  let velocities = 1;
  let ratio = 0;
  for (const momentum of momenta) {
    const k = magnitude(momentum);
    sum += k / energy;
    velocities *= k / momentum[0];
    ratio += (k * k) / momentum[0] / energy;
  }
  return (sum ** (2 * momenta.length - 3) * velocities) / ratio;
}

/**
 * An upper bound of the weight for n ≥ 3, attained where all masses are equal. With β = √(1 − (Σm)²/s): Σ|k| ≤ β√s, and by
 * the inequality of Cauchy and Schwarz Σ k²/E ≥ (Σ|k|)²/√s, so that w ≤ β^(2n−5) Π v. The logarithm of a velocity is
 * concave in its energy, so Π v is greatest where d ln v/dE = m²/(E (E² − m²)) is the same for all massive particles.
 */
function greatestWeight(masses: readonly number[], energy: number): number {
  const massive = masses.filter((mass) => mass > 0);
  const beta = Math.sqrt(1 - (massive.reduce((sum, mass) => sum + mass, 0) / energy) ** 2);
  const energiesAt = (slope: number): number[] => massive.map((mass) => energyOfSlope(mass, slope));
  const total = (slope: number): number => energiesAt(slope).reduce((sum, e) => sum + e, 0);
  const slope = bisect((logarithm) => energy - total(Math.exp(logarithm)), -200, 200);
  const velocities = energiesAt(Math.exp(slope)).map((e, i) => Math.sqrt(1 - (massive[i] / e) ** 2));
  // A little room for rounding, since at equal masses the bound is attained.
  return (1 + 1e-9) * beta ** (2 * masses.length - 5) * velocities.reduce((product, v) => product * v, 1);
}

/** The E > m at which m²/(E (E² − m²)) has the given value. */
function energyOfSlope(mass: number, slope: number): number {
  // In units of the mass: E = 1 + exp(x).
  return mass * (1 + Math.exp(bisect((x) => Math.log(slope * mass) + x + Math.log((1 + Math.exp(x)) * (2 + Math.exp(x))), -300, 300)));
}

/** The zero of an increasing function, by bisection down to rounding. */
function bisect(f: (x: number) => number, from: number, to: number): number {
  for (let iteration = 0; iteration < 70; iteration++) {
    const middle = (from + to) / 2;
    if (f(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
