import assert from 'node:assert/strict';
import { distanceMatrix, selectRows } from '../../../src/analysis/homology/distances.js';
import { maxminLandmarks, nearestLandmarks } from '../../../src/analysis/homology/landmarks.js';
import { persistentHomology, type Persistence } from '../../../src/analysis/homology/persistence.js';
import { componentAt, cycleThrough } from '../../../src/analysis/homology/representatives.js';
import { createRandom, type Random } from '../../../src/random/random.js';

const turn = 2 * Math.PI;

interface Landmarks {
  /** rows × width. */
  readonly points: Float64Array;
  readonly rows: number;
  readonly distances: Float64Array;
  readonly persistence: Persistence;
}

function landmarksOf(draw: (random: Random) => readonly number[], count: number, seed = 0): Landmarks {
  const random = createRandom(seed, 'test');
  const all = Float64Array.from(Array.from({ length: 3000 }, () => draw(random)).flat());
  const width = all.length / 3000;
  const points = selectRows(all, width, maxminLandmarks(all, width, count));
  const distances = distanceMatrix(points, width);
  return { points, rows: count, distances, persistence: persistentHomology(distances, count, 1) };
}

/** Numbers of the bars of a dimension, the longest first. */
function byLength({ barcodes }: Persistence, dimension: number): number[] {
  const { births, deaths } = barcodes[dimension];
  return Array.from(births.keys()).sort((a, b) => deaths[b] - births[b] - (deaths[a] - births[a]));
}

/** The cycles of the longest bars of dimension 1. */
const longestLoops = ({ distances, rows, persistence }: Landmarks, count: number): number[][] =>
  byLength(persistence, 1)
    .slice(0, count)
    .map((bar) => cycleThrough(distances, rows, persistence.firstEdges[bar]));

/** How often an angle goes around along a closed path. */
function windingOf(loop: readonly number[], angle: (vertex: number) => number): number {
  const sum = loop.reduce((total, vertex, k) => {
    const change = angle(loop[(k + 1) % loop.length]) - angle(vertex);
    return total + change - turn * Math.round(change / turn);
  }, 0);
  return Math.round(sum / turn);
}

describe('the cycle of a loop', () => {
  for (const seed of [0, 1, 2]) {
    it(`winds once around a noisy circle, by near neighbours (seed ${seed})`, () => {
      const seen = landmarksOf(
        (r) => ((t, q) => [q * Math.cos(t), q * Math.sin(t)])(r.uniform(0, turn), r.normal(1, 0.06)),
        120,
        seed,
      );
      const [loop] = longestLoops(seen, 1);
      assert.equal(Math.abs(windingOf(loop, (v) => Math.atan2(seen.points[2 * v + 1], seen.points[2 * v]))), 1);
      assert.equal(new Set(loop).size, loop.length);
    });

    it(`winds around a torus in two independent ways (seed ${seed})`, () => {
      const seen = landmarksOf(
        (r) =>
          ((u, v) => [(2 + Math.cos(v)) * Math.cos(u), (2 + Math.cos(v)) * Math.sin(u), Math.sin(v)])(
            r.uniform(0, turn),
            r.uniform(0, turn),
          ),
        200,
        seed,
      );
      const { points } = seen;
      const [a, b] = longestLoops(seen, 2).map((loop) => [
        windingOf(loop, (v) => Math.atan2(points[3 * v + 1], points[3 * v])),
        windingOf(loop, (v) => Math.atan2(points[3 * v + 2], Math.hypot(points[3 * v], points[3 * v + 1]) - 2)),
      ]);
      assert.equal(Math.abs(a[0] * b[1] - a[1] * b[0]) % 2, 1, `windings ${a.join(', ')} and ${b.join(', ')}`);
    });
  }

  it('is each of the two loops of a figure eight', () => {
    const seen = landmarksOf(
      (r) => ((t, side) => [side * (1 - Math.cos(t)), Math.sin(t)])(r.uniform(0, turn), r.integer(0, 1) * 2 - 1),
      160,
    );
    const around = (loop: readonly number[], x: number): number =>
      Math.abs(windingOf(loop, (v) => Math.atan2(seen.points[2 * v + 1], seen.points[2 * v] - x)));
    const windings = longestLoops(seen, 2).map((loop) => [around(loop, -1), around(loop, 1)]);
    assert.deepEqual(
      windings.sort(([a], [b]) => a - b),
      [
        [0, 1],
        [1, 0],
      ],
    );
  });

  it('goes through all points of a circle that is sampled unevenly, where chords would be allowed', () => {
    // Gaps of 0.1, except for one of 0.3: chords over two gaps are no longer than that.
    const count = Math.floor((turn - 0.3) / 0.1) + 1;
    const points = Float64Array.from({ length: 2 * count }, (_, k) =>
      (k % 2 === 0 ? Math.cos : Math.sin)(0.1 * (k >> 1)),
    );
    const distances = distanceMatrix(points, 2);
    const persistence = persistentHomology(distances, count, 1);
    const [bar] = byLength(persistence, 1);
    assert.equal(cycleThrough(distances, count, persistence.firstEdges[bar]).length, count);
  });

  it('uses of the edges of one length those alone that come before', () => {
    const square = distanceMatrix(Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1), 2);
    const { firstEdges } = persistentHomology(square, 4, 1);
    assert.equal(firstEdges.length, 1);
    assert.deepEqual(cycleThrough(square, 4, firstEdges[0]).sort(), [0, 1, 2, 3]);
    assert.throws(
      () => cycleThrough(square, 4, [3, 2]),
      /expected an edge that closes a path, got that of vertices 3 and 2/,
    );
  });
});

describe('the component of a bar', () => {
  // Three groups on a line: of 2, 3 and 6 points, 1 apart within, with gaps of 4 and 10 between.
  const line = [0, 1, 5, 6, 7, 17, 18, 19, 20, 21, 22];
  const distances = distanceMatrix(Float64Array.from(line), 1);
  const { barcodes, components } = persistentHomology(distances, line.length, 1);
  const at = (death: number): number[] =>
    components[barcodes[0].deaths.indexOf(death)].map((vertex) => line[vertex]).sort((a, b) => a - b);

  it('is the smaller of the two that meet where it ends', () => {
    assert.deepEqual(at(4), [0, 1]);
    assert.deepEqual(at(10), [0, 1, 5, 6, 7]);
  });

  it('is, for the bar that never ends, the one that was never the smaller, at any scale', () => {
    const [root] = components[barcodes[0].deaths.indexOf(Infinity)];
    assert.deepEqual(
      componentAt(distances, line.length, root, 2).map((vertex) => line[vertex]),
      [17, 18, 19, 20, 21, 22],
    );
    assert.equal(componentAt(distances, line.length, root, 10).length, line.length);
  });

  it('is that of the later point where both are equally large', () => {
    const pair = persistentHomology(distanceMatrix(Float64Array.of(0, 3), 1), 2, 0);
    assert.deepEqual(pair.components, [[1], [0, 1]]);
    assert.deepEqual(pair.firstEdges, []);
  });

  it('is left out with the bars of length 0, but its points are not', () => {
    const { components: all } = persistentHomology(distanceMatrix(Float64Array.of(0, 0, 0, 5), 1), 4, 0);
    assert.deepEqual(
      all.map((one) => one.toSorted((a, b) => a - b)),
      [[3], [0, 1, 2, 3]],
    );
  });
});

describe('the nearest landmark', () => {
  it('is that in whose Voronoi cell a point lies', () => {
    const points = Float64Array.of(0, 0, 10, 0, 4, 3, 6, 3, 5, 0);
    assert.deepEqual(nearestLandmarks(points, 2, 5, Uint32Array.of(0, 1)), Uint32Array.of(0, 1, 0, 1, 0));
    assert.deepEqual(
      nearestLandmarks(points, 2, 2, Uint32Array.of(1)),
      Uint32Array.of(1, 1),
      'of the first points alone',
    );
  });
});
