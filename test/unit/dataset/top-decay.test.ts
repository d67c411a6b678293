import assert from 'node:assert/strict';
import { invariantMass, topDecay, type Manifold } from '../../../src/dataset/index.js';
import { directionIn, sphericalCoordinates } from '../../../src/dataset/spherical.js';
import { createRandom } from '../../../src/random/random.js';
import { drawSample } from '../../../src/run/sample.js';
import { kolmogorovLimit, kolmogorovSmirnov } from './statistics.js';

const count = 20_000;
const [mt, mw, mb] = [172.57, 80.3692, 4.183];
const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected}, got ${actual}`);

function events(manifold: Manifold): number[][] {
  const { points } = drawSample(manifold, count, createRandom(0, 'train'), 'manifold', (_field, task) => task());
  return Array.from({ length: count }, (_, row) => Array.from(points.subarray(9 * row, 9 * row + 9)));
}

/** Angles of the chart, by name. */
function anglesOf(event: readonly number[]): { w: readonly number[]; q: readonly number[] } {
  const angles = topDecay().chart?.inverse?.(event) ?? assert.fail('no inverse chart');
  return { w: angles.slice(0, 2), q: angles.slice(2) };
}

describe('top decay', () => {
  const sample = events(topDecay());

  it('conserves momentum and energy, and keeps t and W on their mass shells', () => {
    for (const event of sample) {
      for (let k = 0; k < 3; k++) near(event[k] + event[k + 3] + event[k + 6], 0, 1e-11);
      const [b, q, other] = [0, 3, 6].map((i) => Math.hypot(...event.slice(i, i + 3)));
      near(Math.hypot(mb, b) + q + other, mt, 1e-10);
      near(invariantMass(2, 3)(event), mw, 1e-9);
    }
  });

  it('has the same sum of momenta for all events', () => {
    const sums = sample.map((event) => [0, 3, 6].reduce((sum, i) => sum + Math.hypot(...event.slice(i, i + 3)), 0));
    near(Math.max(...sums) - Math.min(...sums), 0, 1e-10);
  });

  it('decays isotropically, t and W alike', () => {
    for (const of of ['w', 'q'] as const) {
      const angles = sample.map((event) => anglesOf(event)[of]);
      assert.ok(
        kolmogorovSmirnov(
          angles.map(([theta]) => Math.cos(theta)),
          (c) => (c + 1) / 2,
        ) < kolmogorovLimit,
      );
      assert.ok(
        kolmogorovSmirnov(
          angles.map(([, phi]) => phi),
          (phi) => phi / (2 * Math.PI),
        ) < kolmogorovLimit,
      );
    }
    // A statement that does not use the chart: isotropic decays of W make m² of b and q uniform.
    const squares = sample.map((event) => invariantMass(1, 2, { masses: [mb, 0, 0] })(event) ** 2);
    const [least, most] = [Math.min(...squares), Math.max(...squares)];
    assert.ok(kolmogorovSmirnov(squares, (square) => (square - least) / (most - least)) < kolmogorovLimit);
  });

  it('has a chart that its inverse undoes', () => {
    const { chart } = topDecay({ topMass: 200, wMass: 150, bottomMass: 0 });
    const angles = [1, 2, 3, 4].map((k) => k / 2);
    const back = chart?.inverse?.(chart.map(angles)) ?? [];
    angles.forEach((angle, k) => near(back[k], angle, 1e-9));
  });

  it('declares a sphere of decays along one line, whose opposite points are as far apart as it says', () => {
    for (const manifold of [topDecay(), topDecay({ topMass: 100, wMass: 20, bottomMass: 70 })]) {
      const [sphere] = manifold.topology.antipodalSpheres ?? [];
      const random = createRandom(1, 'test');
      for (let i = 0; i < 100; i++) {
        const angles = sphericalCoordinates(2, 1).inverse(directionIn(3, random));
        const opposite = [Math.PI - angles[0], angles[1] + Math.PI];
        const at = (direction: readonly number[]): readonly number[] =>
          manifold.chart?.map([...direction, ...direction]) ?? [];
        const [x, y] = [at(angles), at(opposite)];
        near(Math.hypot(...x.map((value, k) => value - y[k])) / 2, sphere.radius, 1e-9);
      }
    }
  });

  it('refuses masses that do not fit', () => {
    assert.throws(
      () => topDecay({ topMass: 80 }),
      /topDecay\.topMass: expected more than 84\.55\d*, what W and b weigh, got 80/,
    );
    assert.throws(() => topDecay({ wMass: 0 }), /topDecay\.wMass/);
  });
});
