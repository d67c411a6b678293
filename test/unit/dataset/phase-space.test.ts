import assert from 'node:assert/strict';
import {
  azimuth,
  invariantMass,
  phaseSpace,
  pseudorapidity,
  resonance,
  transverseMomentum,
  type Manifold,
} from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';
import { drawSample } from '../../../src/run/sample.js';
import { chiSquare, chiSquareLimit } from '../chi-square.js';
import { histogram, kolmogorovLimit, kolmogorovSmirnov, pearson } from './statistics.js';

const count = 20_000;

function events(manifold: Manifold, seed = 0): number[][] {
  const { points, dimension } = drawSample(manifold, count, createRandom(seed, 'train'), 'manifold', (_field, task) =>
    task(),
  );
  return Array.from({ length: count }, (_, row) => Array.from(points.subarray(row * dimension, (row + 1) * dimension)));
}

/** Energies of the particles of an event, and the sum of their momenta. */
function summed(event: readonly number[], masses: readonly number[]): { energies: number[]; momentum: number[] } {
  const momentum = [0, 0, 0];
  const energies = masses.map((mass, i) => {
    const p = event.slice(3 * i, 3 * i + 3);
    p.forEach((value, k) => (momentum[k] += value));
    return Math.hypot(mass, ...p);
  });
  return { energies, momentum };
}

function conserves(manifold: Manifold, masses: readonly number[], sqrtS: number): void {
  for (const event of events(manifold)) {
    const { energies, momentum } = summed(event, masses);
    for (const component of momentum) assert.ok(Math.abs(component) < 1e-12 * sqrtS, `Σp = ${component}`);
    const total = energies.reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(total - sqrtS) < 1e-12 * sqrtS, `ΣE = ${total}`);
  }
}

/** Källén's triangle function. */
const kallen = (a: number, b: number, c: number): number => a * a + b * b + c * c - 2 * (a * b + b * c + c * a);

describe('phase space', () => {
  it('conserves momentum and energy to 1e-12', () => {
    conserves(phaseSpace({ particles: 2, sqrtS: 7 }), [0, 0], 7);
    conserves(phaseSpace({ particles: 3 }), [0, 0, 0], 1);
    conserves(phaseSpace({ particles: 6, sqrtS: 13_000 }), new Array<number>(6).fill(0), 13_000);
    conserves(phaseSpace({ particles: 3, masses: [0.1, 0.2, 0.3] }), [0.1, 0.2, 0.3], 1);
    conserves(phaseSpace({ particles: 4, masses: [0, 0.2, 0.2, 0.5] }), [0, 0.2, 0.2, 0.5], 1);
    conserves(phaseSpace({ particles: 4, masses: [0.1, 0.1, 0.1, 0] }), [0.1, 0.1, 0.1, 0], 1);
    conserves(resonance({ particles: 3, pair: [1, 2], mass: 0.4, width: 0.01 }), [0, 0, 0], 1);
    conserves(resonance({ particles: 5, pair: [2, 5], mass: 0.4, width: 0.1 }), [0, 0, 0, 0, 0], 1);
    const masses = [0.05, 0.1, 0, 0.2] as const;
    conserves(resonance({ particles: 4, masses, pair: [4, 2], mass: 0.5, standardDeviation: 0.02 }), masses, 1);
  });

  it('of two bodies is isotropic', () => {
    const cosines = events(phaseSpace({ particles: 2, masses: [0.1, 0.4] })).map(
      ([x, y, z]) => z / Math.hypot(x, y, z),
    );
    assert.ok(kolmogorovSmirnov(cosines, (c) => (c + 1) / 2) < kolmogorovLimit);
  });

  it('of three massless bodies has energy fractions of density 2x and mean 2/3', () => {
    const fractions = events(phaseSpace({ particles: 3 })).map((event) =>
      summed(event, [0, 0, 0]).energies.map((e) => 2 * e),
    );
    for (const i of [0, 1, 2]) {
      const x = fractions.map((triple) => triple[i]);
      assert.ok(kolmogorovSmirnov(x, (value) => value * value) < kolmogorovLimit);
      assert.ok(chiSquare(x, [0, 1], (value) => 2 * value) < chiSquareLimit(39));
      const mean = x.reduce((a, b) => a + b, 0) / count;
      // The variance of x is 1/18; 3.9 standard deviations of the mean.
      assert.ok(Math.abs(mean - 2 / 3) < 3.9 / Math.sqrt(18 * count), `mean ${mean}`);
    }
  });

  it('of three massless bodies has a flat Dalitz plot', () => {
    const [m12, m23] = [invariantMass(1, 2), invariantMass(2, 3)];
    const side = 12;
    const counts = new Array<number>(side * side).fill(0);
    for (const event of events(phaseSpace({ particles: 3 }))) {
      const [a, b] = [Math.min(m12(event) ** 2, 1 - 1e-12), Math.min(m23(event) ** 2, 1 - 1e-12)];
      counts[Math.floor(a * side) * side + Math.floor(b * side)]++;
    }
    // The triangle m_12² + m_23² ≤ 1: whole cells, and half cells along its edge.
    const weights = counts.map((_, cell) =>
      Math.max(0, Math.min(1, (side - Math.floor(cell / side) - (cell % side) - 1) / 1 + 0.5)),
    );
    const cells = weights.filter((weight) => weight > 0).length;
    assert.ok(pearson(counts, weights) < chiSquareLimit(cells - 1));
  });

  it('has m_12² = s − 2√s E_3', () => {
    const m12 = invariantMass(1, 2);
    for (const event of events(phaseSpace({ particles: 3, sqrtS: 2 })).slice(0, 1000)) {
      assert.ok(Math.abs(m12(event) ** 2 - (4 - 4 * summed(event, [0, 0, 0]).energies[2])) < 1e-12);
    }
  });

  it('of four massless bodies has m_12² of the density (m²)-marginal of the exact phase space', () => {
    // dΦ_4 ∝ dm_12² dm_34² √λ(s, m_12², m_34²), integrated over m_34.
    const values = events(phaseSpace({ particles: 4 })).map((event) => invariantMass(1, 2)(event));
    const density = (m: number): number => {
      let sum = 0;
      for (let k = 0; k < 100; k++) {
        const other = ((k + 0.5) / 100) * (1 - m);
        sum += other * (1 - m) * Math.sqrt(Math.max(0, kallen(1, m * m, other * other)));
      }
      return m * sum;
    };
    assert.ok(chiSquare(values, [0, 1], density, 30) < chiSquareLimit(29));
  });

  for (const masses of [
    [0.1, 0.1, 0.25],
    [0.15, 0.15, 0.15],
    [0, 0, 0.4],
    [0.1, 0.2, 0.3],
    [0.33, 0.33, 0.33],
    [0, 0, 0.99],
  ] as const) {
    it(`of masses ${masses.join(', ')} has the exact density of m_12`, () => {
      // dΦ_3 ∝ dm_12² √λ(m_12², m_1², m_2²)/m_12² √λ(s, m_12², m_3²): a flat Dalitz plot.
      const [a, b, c] = masses.map((mass) => mass ** 2);
      const values = events(phaseSpace({ particles: 3, masses })).map((event) =>
        invariantMass(1, 2, { masses })(event),
      );
      const range = [masses[0] + masses[1], 1 - masses[2]] as const;
      const density = (m: number): number =>
        Math.sqrt(Math.max(0, kallen(m * m, a, b)) * Math.max(0, kallen(1, m * m, c))) / m;
      assert.ok(chiSquare(values, range, density, 30) < chiSquareLimit(29));
    });
  }

  for (const masses of [
    [0.1, 0.2, 0.15, 0.05],
    [0.2, 0.2, 0.1, 0.1],
  ] as const) {
    it(`of masses ${masses.join(', ')} has the exact density of m_12`, () => {
      const [a, b, c, d] = masses.map((mass) => mass ** 2);
      const values = events(phaseSpace({ particles: 4, masses })).map((event) =>
        invariantMass(1, 2, { masses })(event),
      );
      const [least, most] = [masses[0] + masses[1], 1 - masses[2] - masses[3]];
      const density = (m: number): number => {
        let sum = 0;
        for (let k = 0; k < 200; k++) {
          const other = 1 - most + ((k + 0.5) / 200) * (most - m);
          const square = other * other;
          sum +=
            (most - m) *
            other *
            Math.sqrt(Math.max(0, kallen(1, m * m, square))) *
            (Math.sqrt(Math.max(0, kallen(square, c, d))) / square);
        }
        return (sum * Math.sqrt(Math.max(0, kallen(m * m, a, b)))) / m;
      };
      assert.ok(chiSquare(values, [least, most], density, 30) < chiSquareLimit(29));
    });
  }

  it('is a sphere whose least radius is declared: exact without masses and for equal ones, a lower bound for others', () => {
    const radius = (manifold: Manifold): number => manifold.topology.antipodalSpheres?.[0].radius ?? 0;
    const least = (manifold: Manifold): number => Math.min(...events(manifold).map((event) => Math.hypot(...event)));
    assert.ok(Math.abs(radius(phaseSpace({ particles: 3 })) - 1 / Math.sqrt(3)) < 1e-12);
    assert.ok(Math.abs(radius(phaseSpace({ particles: 2, sqrtS: 6 })) - 6 / Math.sqrt(2)) < 1e-12);
    const equal = phaseSpace({ particles: 3, masses: [0.2, 0.2, 0.2] });
    assert.ok(Math.abs(radius(equal) - Math.sqrt(1 / 3 - 0.12)) < 1e-12);
    for (const manifold of [phaseSpace({ particles: 3 }), equal]) {
      assert.ok(least(manifold) > radius(manifold) * (1 - 1e-12) && least(manifold) < radius(manifold) * 1.01);
    }
    const masses = [
      [0, 0, 0.6],
      [0.5, 0.1, 0.05],
      [0.1, 0.2, 0.3],
    ] as const;
    for (const given of masses) {
      const manifold = phaseSpace({ particles: 3, masses: given });
      assert.ok(least(manifold) >= radius(manifold), `${least(manifold)} against ${radius(manifold)}`);
    }
  });

  it('declares the topology of S³ⁿ⁻⁴', () => {
    const { topology, intrinsicDimension, ambientDimension } = phaseSpace({ particles: 3 });
    assert.deepEqual([topology.bettiNumbers, topology.embeddingDimension], [[1, 0, 0, 0, 0, 1], 6]);
    assert.deepEqual([intrinsicDimension, ambientDimension], [5, 9]);
  });

  it('refuses masses that leave no energy or are not n', () => {
    assert.throws(
      () => phaseSpace({ particles: 2, masses: [0.5, 0.5] }),
      /phaseSpace\.masses: expected masses that add up to less than sqrtS \(1\), got 1/,
    );
    const one: readonly number[] = [0.1];
    assert.throws(
      () => phaseSpace({ particles: Number('3'), masses: one }),
      /phaseSpace\.masses: expected 3 entries, got 1/,
    );
    assert.throws(
      () => phaseSpace({ particles: Number('1') }),
      /phaseSpace\.particles: expected an integer from 2 to 341, got 1/,
    );
  });
});

describe('resonance', () => {
  it('has a Breit–Wigner mass, cut at the kinematic limits', () => {
    const [mass, width] = [0.4, 0.05];
    const m = events(resonance({ particles: 3, pair: [1, 2], mass, width })).map((event) => invariantMass(1, 2)(event));
    const phase = (x: number): number => Math.atan((x * x - mass * mass) / (mass * width));
    assert.ok(kolmogorovSmirnov(m, (x) => (phase(x) - phase(0)) / (phase(1) - phase(0))) < kolmogorovLimit);
  });

  it('has a Gaussian mass, also among more particles and with masses', () => {
    const masses = [0.05, 0.1, 0, 0.2] as const;
    const manifold = resonance({ particles: 4, masses, pair: [4, 2], mass: 0.5, standardDeviation: 0.02 });
    const m = events(manifold).map((event) => invariantMass(2, 4, { masses })(event));
    assert.ok(
      chiSquare(
        m.filter((x) => Math.abs(x - 0.5) < 0.08),
        [0.42, 0.58],
        (x) => Math.exp(-((x - 0.5) ** 2) / 0.0008),
      ) < chiSquareLimit(39),
    );
  });

  it('decays isotropically: flat in the cosine of the pair in its rest frame, that is in m_23²', () => {
    const flat = events(resonance({ particles: 3, pair: [1, 2], mass: 0.4, width: 0.001 })).map((event) => {
      const [m12, m23] = [invariantMass(1, 2)(event) ** 2, invariantMass(2, 3)(event) ** 2];
      return m23 / (1 - m12);
    });
    assert.ok(kolmogorovSmirnov(flat, (x) => x) < kolmogorovLimit);
    assert.ok(pearson(histogram(flat, [0, 1], 20), new Array<number>(20).fill(1)) < chiSquareLimit(19));
  });

  it('refuses a pair or a mass that cannot be', () => {
    const base = { particles: 3, mass: 0.4, width: 0.1 } as const;
    assert.throws(
      () => resonance({ ...base, pair: [1, 1] }),
      /resonance\.pair: expected two of the particles 1 to 3, got \[1, 1\]/,
    );
    assert.throws(() => resonance({ ...base, pair: [0, 1] }), /resonance\.pair/);
    assert.throws(
      () => resonance({ ...base, pair: [1, 2], mass: 1.5 }),
      /resonance\.mass: expected more than 0 and less than 1/,
    );
    assert.throws(
      () => resonance({ ...base, particles: 2, pair: [1, 2] }),
      /resonance\.particles: expected at least 3, got 2/,
    );
  });
});

describe('kinematic variables', () => {
  const event = [3, 4, 0, 0, 1, 1, 0, 0, -2];
  it('are those of the momenta', () => {
    assert.equal(transverseMomentum(1)(event), 5);
    assert.equal(pseudorapidity(1)(event), 0);
    // −ln tan(θ/2) at θ = 45°.
    assert.ok(Math.abs(pseudorapidity(2)(event) + Math.log(Math.tan(Math.PI / 8))) < 1e-12);
    assert.equal(pseudorapidity(3)(event), -Infinity);
    assert.equal(azimuth(2)(event), Math.PI / 2);
  });

  it('know the invariant mass, with masses too', () => {
    const [e1, e2] = [Math.hypot(12, 5), Math.hypot(1, 1, 1)];
    const expected = Math.sqrt((e1 + e2) ** 2 - 3 ** 2 - 5 ** 2 - 1);
    assert.ok(Math.abs(invariantMass(1, 2, { masses: [12, 1, 0] })(event) - expected) < 1e-12);
  });

  it('say where a point is too short', () => {
    assert.throws(
      () => azimuth(4)(event),
      /expected the momenta of at least 4 particles, got a point of 9 coordinates/,
    );
  });
});
