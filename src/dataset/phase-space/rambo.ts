import type { Random } from '../../random/random.js';
import { boosted, isotropic, magnitude, type FourMomentum } from './four-momentum.js';

/*
 * Flat n-body phase space by RAMBO: Kleiss, Stirling and Ellis, "A new Monte Carlo treatment of multiparticle phase space at
 * high energies", Comput. Phys. Commun. 40 (1986) 359.
 */

/** Lorentz factor above which rounding would show. */
const largeBoost = 10;

/**
 * A sampler of flat n-body phase space by RAMBO, in the rest frame; with masses by accept/reject on its weight.
 * @param masses of the n ≥ 3 particles, each ≥ 0.
 * @param energy √s, greater than the sum of the masses.
 */
export function createRambo(masses: readonly number[], energy: number): (random: Random) => FourMomentum[] {
  const n = masses.length;
  if (masses.every((mass) => mass === 0)) return (random) => drawMassless(n, energy, random);
  const bound = greatestWeight(masses, energy);
  return (random) => {
    for (;;) {
      const momenta = withMasses(drawMassless(n, energy, random), masses, energy);
      if (random.uniform() * bound <= weightOf(momenta, energy)) return momenta;
    }
  };
}

/** Isotropic momenta with energies of density E exp(−E), brought to rest and to the energy √s. */
function drawMassless(n: number, energy: number, random: Random): FourMomentum[] {
  const momenta = Array.from({ length: n }, () => {
    const e = -Math.log((1 - random.uniform()) * (1 - random.uniform()));
    return isotropic(e, e, random);
  });
  return atRest(momenta, energy);
}

/** Massless momenta boosted to where their sum is at rest, times a factor that makes its energy the one given. */
function atRest(momenta: readonly FourMomentum[], energy: number): FourMomentum[] {
  let [te, tx, ty, tz] = [0, 0, 0, 0];
  for (const [e, x, y, z] of momenta) {
    te += e;
    tx += x;
    ty += y;
    tz += z;
  }
  const mass = Math.sqrt(te * te - tx * tx - ty * ty - tz * tz);
  const factor = energy / mass;
  const resting = momenta.map((momentum): FourMomentum => {
    const [, x, y, z] = boosted(momentum, [te, -tx, -ty, -tz], mass);
    const magnitude = Math.sqrt(x * x + y * y + z * z);
    return [factor * magnitude, factor * x, factor * y, factor * z];
  });
  // Where they are nearly parallel, the boost is large and leaves a rounding error behind, which another one takes away.
  return te > largeBoost * mass ? atRest(resting, energy) : resting;
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
 * concave in its energy, so that for every λ > 0 duality bounds ln Π v by Σ (ln v(E_i) − λ E_i) + λ√s, with E_i where
 * d ln v/dE = m²/(E (E² − m²)) = λ; the bound is tight where these E_i add up to √s.
 */
function greatestWeight(masses: readonly number[], energy: number): number {
  const massive = masses.filter((mass) => mass > 0);
  const beta = Math.sqrt(1 - (massive.reduce((sum, mass) => sum + mass, 0) / energy) ** 2);
  const total = (lambda: number): number => massive.reduce((sum, mass) => sum + energyAt(mass, lambda), 0);
  let [least, most] = [-200, 200];
  for (let iteration = 0; iteration < 40; iteration++) {
    const middle = (least + most) / 2;
    if (total(Math.exp(middle) / energy) > energy) least = middle;
    else most = middle;
  }
  const lambda = Math.exp((least + most) / 2) / energy;
  const logarithm = massive.reduce((sum, mass) => {
    const e = energyAt(mass, lambda);
    return sum + 0.5 * Math.log1p(-((mass / e) ** 2)) - lambda * e;
  }, lambda * energy);
  // A little room for rounding, since at equal masses the bound is attained.
  return (1 + 1e-9) * beta ** (2 * masses.length - 5) * Math.exp(logarithm);
}

/** The E > m with m²/(E (E² − m²)) = λ: the root of E³ − m² E = m²/λ. */
function energyAt(mass: number, lambda: number): number {
  const a = (1.5 * Math.sqrt(3)) / (mass * lambda);
  return ((2 * mass) / Math.sqrt(3)) * (a >= 1 ? Math.cosh(Math.acosh(a) / 3) : Math.cos(Math.acos(a) / 3));
}
