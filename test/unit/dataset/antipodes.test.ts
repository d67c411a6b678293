import assert from 'node:assert/strict';
import * as api from '../../../src/dataset/index.js';
import type { Manifold } from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';
import { directionIn } from '../../../src/dataset/spherical.js';

/** A map h of Sᵏ into a manifold, written down again, with which of the declared spheres it is. */
interface Antipode {
  readonly manifold: Manifold;
  readonly index: number;
  readonly map: (u: readonly number[]) => readonly number[];
}

const angle = ([x, y]: readonly number[]): number => Math.atan2(y, x);
const chartOf = ({ chart, name }: Manifold): ((parameters: readonly number[]) => readonly number[]) => {
  if (chart === null) throw new Error(`${name} has no chart`);
  return (parameters) => chart.map(parameters);
};
const along = (manifold: Manifold, parametersAt: (angle: number) => readonly number[], index = 0): Antipode => ({
  manifold,
  index,
  map: (u) => chartOf(manifold)(parametersAt(angle(u))),
});

const ellipsoid = api.ellipsoid({ semiAxes: [1, 3, 2] });
const torus3 = api.cliffordTorus({ dimension: 3, radius: 2 });
const cone = api.doubleCone({ halfAngle: 0.4, slantHeight: 2 });
const quarterTurns = api.so3({ scale: 3 });

const antipodes: readonly Antipode[] = [
  { manifold: api.circle({ radius: 3 }), index: 0, map: (u) => u.map((x) => 3 * x) },
  { manifold: api.sphere({ dimension: 4, radius: 2 }), index: 0, map: (u) => u.map((x) => 2 * x) },
  { manifold: ellipsoid, index: 0, map: ([x, y]) => [0, 3 * x, 2 * y] },
  // Its longest axis first.
  { manifold: ellipsoid, index: 1, map: ([y, z, x]) => [x, 3 * y, 2 * z] },
  along(api.torus({ majorRadius: 3, minorRadius: 1 }), (t) => [t, 0]),
  along(api.cliffordTorus({ radius: 2 }), (t) => [t, t]),
  along(torus3, (t) => [t, t, t]),
  { manifold: torus3, index: 1, map: (u) => chartOf(torus3)(u.map((x) => (Math.PI / 2) * x)) },
  along(api.annulus({ innerRadius: 1, outerRadius: 4 }), (t) => [4, t]),
  along(api.disk({ radius: 2 }), (t) => [2, t]),
  along(api.cylinder({ radius: 3 }), (t) => [t, 0]),
  along(api.mobiusStrip({ radius: 2 }), (t) => [t, 0]),
  along(api.kleinBottle(), (t) => [t, 0]),
  along(api.projectivePlane({ radius: 2 }), (t) => [Math.PI / 2, t / 2]),
  along(cone, (t) => [2, t]),
  along(api.trefoil(), (t) => [t]),
  along(api.torusKnot({ p: 3, q: 2 }), (t) => [t]),
  along(api.torusKnot({ p: 3, q: 5 }), (t) => [t]),
  {
    // Rodrigues' formula for a right angle: R = 1 + [u] + [u]², with [u] the matrix of the cross product.
    manifold: quarterTurns,
    index: 0,
    map: ([x, y, z]) =>
      [x * x, x * y - z, x * z + y, y * x + z, y * y, y * z - x, z * x - y, z * y + x, z * z].map((entry) => 3 * entry),
  },
];

describe('antipodal spheres', () => {
  for (const { manifold, index, map } of antipodes) {
    const {
      name,
      dimension,
      radius,
      map: declared,
    } = manifold.topology.antipodalSpheres?.[index] ?? {
      name: '',
      dimension: 0,
      radius: 0,
    };
    it(`of the ${manifold.name}: ${name} lies in it, and half the least distance of opposite points is ${radius.toFixed(4)}`, () => {
      const random = createRandom(0, 'test');
      let least = Infinity;
      for (let trial = 0; trial < 20_000; trial++) {
        const u = directionIn(dimension + 1, random);
        // Near the axes too, where the smallest distance may be.
        if (trial % 2 === 0)
          u.forEach((_, i) => (u[i] = i === trial % (dimension + 1) ? Math.sign(u[i]) : 0.01 * u[i]));
        const length = Math.hypot(...u);
        const unit = u.map((x) => x / length);
        const [a, b] = [map(unit), map(unit.map((x) => -x))];
        if (trial < 100) {
          const same = declared?.(unit) ?? [];
          assert.ok(Math.hypot(...a.map((x, i) => x - same[i])) < 1e-12, `declared (${same.join(', ')})`);
        }
        const { chart } = manifold;
        const back = chart?.inverse && chart.map(chart.inverse(a));
        if (back)
          assert.ok(Math.hypot(...a.map((x, i) => x - back[i])) < 1e-6, `(${a.join(', ')}) is not on the manifold`);
        least = Math.min(least, Math.hypot(...a.map((x, i) => x - b[i])) / 2);
      }
      assert.ok(Math.abs(least / radius - 1) < 2e-3, `half the least distance is ${least}`);
      assert.ok(least > radius * (1 - 1e-9));
    });
  }

  it('are declared where they are known, for every built-in manifold that has one', () => {
    const without = [
      api.arc(),
      api.swissRoll(),
      api.sCurve(),
      api.figureEight(),
      api.lissajous({ frequencies: [3, 2, 7] }),
    ];
    for (const { topology } of without) assert.equal(topology.antipodalSpheres, undefined);
    for (const manifold of [api.linkedRings({ radius: 2 }), api.disjointCircles({ radius: 2 })]) {
      assert.deepEqual(
        manifold.topology.antipodalSpheres?.map(({ dimension, radius }) => [dimension, radius]),
        [[1, 2]],
      );
    }
    assert.deepEqual(
      api.nestedSpheres().topology.antipodalSpheres?.map(({ dimension, radius }) => [dimension, radius]),
      [
        [100, 25],
        [100, 5],
      ],
    );
  });
});
