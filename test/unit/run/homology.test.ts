import assert from 'node:assert/strict';
import {
  cliffordTorus,
  kleinBottle,
  projectivePlane,
  sphere,
  torus,
  type Manifold,
} from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';
import {
  canHaveVoids,
  measureHomology,
  type HomologyOutcome,
  type HomologyTask,
} from '../../../src/run/measures/homology.js';
import { drawSample } from '../../../src/run/sample.js';

/** A network that projects to the first two coordinates, and reconstructs nothing else. */
function projected(manifold: Manifold, count: number, seed: number): HomologyTask {
  const test = drawSample(manifold, count, createRandom(seed, 'test'), 'manifold', (_field, task) => task());
  const codes = new Float32Array(2 * count);
  const reconstruction = new Float32Array(test.points.length);
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < 2; k++)
      codes[2 * row + k] = reconstruction[row * test.dimension + k] = test.points[row * test.dimension + k];
  }
  return {
    test,
    shown: Math.min(count, 1500),
    evaluation: { codes, reconstruction, error: new Float32Array(count) },
    intrinsicDimension: manifold.intrinsicDimension,
  };
}

function outcomeOf(task: HomologyTask): HomologyOutcome {
  const steps = measureHomology(task, () => true);
  for (;;) {
    const { done, value } = steps.next();
    if (done !== true) continue;
    assert.ok(value !== null);
    return value;
  }
}

const measure = (task: HomologyTask): HomologyOutcome['homology'] => outcomeOf(task).homology;

describe('persistent homology at the end of a run', () => {
  const surfaces = [sphere(), torus(), kleinBottle(), projectivePlane(), cliffordTorus()];
  for (const manifold of surfaces) {
    for (const seed of [0, 1]) {
      it(`reads what is declared of the ${manifold.name} (seed ${seed}), and no void in a plane`, () => {
        const { data, latent, reconstruction, bottleneck } = measure(projected(manifold, 5000, seed));
        assert.deepEqual(data.betti, manifold.topology.bettiNumbers);
        assert.deepEqual([data.voids, latent.voids, reconstruction.voids], ['computed', 'computed', 'computed']);
        assert.equal(latent.betti[2], 0);
        assert.equal(data.barcodes.length, 3);
        // The reconstruction lacks the void, which lasts for longer than the distance tells in either diagram.
        const [birth, death] = data.barcodes[2][0];
        assert.ok(bottleneck.length === 3 && death !== null && (bottleneck[2] ?? 0) >= (death - birth) / 4);
      });
    }
  }

  it('looks for voids where there can be any: not in curves, and not in a plane', () => {
    assert.deepEqual(
      [
        canHaveVoids(2, 3),
        canHaveVoids(5, 40),
        canHaveVoids(null, 3),
        canHaveVoids(1, 3),
        canHaveVoids(2, 2),
        canHaveVoids(null, 2),
      ],
      [true, true, true, false, false, false],
    );
    const { data } = measure({ ...projected(sphere(), 500, 0), intrinsicDimension: 1 });
    assert.deepEqual([data.voids, data.betti.length, data.barcodes.length], ['not sought', 2, 2]);
  });

  it('leaves dimension 2 out, rather than at 0, where it would take long', () => {
    const { data, latent, bottleneck } = measure(projected(sphere({ dimension: 100 }), 1000, 0));
    assert.deepEqual([data.voids, data.betti.length, data.barcodes.length], ['too costly', 2, 2]);
    assert.deepEqual([latent.voids, latent.betti.length], ['computed', 3]);
    assert.equal(bottleneck.length, 2);
  });

  it('keeps for each bar the rows of its landmarks, and for each drawn point its nearest landmark', () => {
    const task = projected(torus(), 2000, 0);
    const { homology, nearestLandmarks } = outcomeOf(task);
    const { test } = task;
    const distance = (a: number, b: number): number =>
      Math.hypot(
        ...Array.from(
          { length: test.dimension },
          (_, k) => test.points[a * test.dimension + k] - test.points[b * test.dimension + k],
        ),
      );
    const [components, loops] = homology.data.representatives ?? [];
    assert.equal(homology.data.representatives?.length, 2, 'none of voids');
    assert.deepEqual(
      [components.length, loops.length],
      homology.data.barcodes.slice(0, 2).map(({ length }) => length),
    );
    const landmarks = new Set(components[0]);
    assert.equal(landmarks.size, homology.landmarks, 'the bar that never ends stands for all of what is connected');
    loops.forEach((loop, bar) => {
      assert.ok(loop.length >= 4 && new Set(loop).size === loop.length && loop.every((row) => landmarks.has(row)));
      const edges = loop.map((row, k) => distance(row, loop[(k + 1) % loop.length]));
      assert.equal(Math.max(...edges), edges[edges.length - 1], 'no edge is longer than the one that closes it');
      assert.ok(
        Math.abs(edges[edges.length - 1] - homology.data.barcodes[1][bar][0]) < 1e-12,
        'which begins with the bar',
      );
    });
    assert.equal(nearestLandmarks.data.length, 1500);
    for (const row of [0, 7, 1499]) {
      const least = Math.min(...[...landmarks].map((landmark) => distance(row, landmark)));
      assert.equal(distance(row, nearestLandmarks.data[row]), least);
    }
    // The codes are a projection: what is near in them need not be near in the data.
    assert.ok(nearestLandmarks.latent.some((landmark, row) => landmark !== nearestLandmarks.data[row]));
  });

  it('is left out as soon as it is not wanted any more', () => {
    for (const wanted of [0, 1, 2]) {
      let asked = 0;
      const steps = Array.from(generate(() => asked++ < wanted));
      assert.deepEqual(steps, [...Array.from({ length: wanted }, () => 'step'), 'null']);
    }
    function* generate(isWanted: () => boolean): Generator<string> {
      const analysis = measureHomology(projected(sphere(), 300, 0), isWanted);
      for (;;) {
        const { done, value } = analysis.next();
        yield done === true ? (value === null ? 'null' : 'result') : 'step';
        if (done === true) return;
      }
    }
  });
});
