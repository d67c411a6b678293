import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bettiAtLongestGap } from '../../../src/analysis/homology/betti.js';
import { bottleneckDistance } from '../../../src/analysis/homology/bottleneck.js';
import { distanceMatrix, selectRows } from '../../../src/analysis/homology/distances.js';
import { maxminLandmarks } from '../../../src/analysis/homology/landmarks.js';
import {
  persistentHomology,
  type Barcode,
  type Degree,
  type Persistence,
} from '../../../src/analysis/homology/persistence.js';
import { Simplices } from '../../../src/analysis/homology/simplices.js';
import { createRandom, type Random } from '../../../src/random/random.js';

interface Golden {
  /** Points are integers over this. */
  readonly grid: number;
  readonly clouds: readonly {
    readonly points: readonly (readonly number[])[];
    /** [birth, death] of each bar of each dimension; death is null if the bar never ends. */
    readonly bars: readonly (readonly (readonly [number, number | null])[])[];
  }[];
}

const golden = JSON.parse(readFileSync('test/unit/analysis/golden/ripser.json', 'utf8')) as Golden;

/** Bars by birth and then death, those left out that rounding to single precision can take away. */
const sorted = (bars: readonly (readonly [number, number])[]): (readonly [number, number])[] =>
  bars.filter(([birth, death]) => death - birth > 2e-6).sort((a, b) => a[0] - b[0] || a[1] - b[1]);

const barsOf = ({ births, deaths }: Barcode): [number, number][] =>
  Array.from(births, (birth, bar) => [birth, deaths[bar]]);

function barcode(...bars: (readonly [number, number])[]): Barcode {
  return { births: Float64Array.from(bars, ([birth]) => birth), deaths: Float64Array.from(bars, ([, death]) => death) };
}

function homologyOf(
  count: number,
  draw: (random: Random) => readonly number[],
  landmarks: number,
  dimension: Degree,
): Persistence {
  const random = createRandom(0, 'test');
  const points = Float64Array.from(Array.from({ length: count }, () => draw(random)).flat());
  const width = points.length / count;
  const rows = maxminLandmarks(points, width, landmarks);
  return persistentHomology(distanceMatrix(selectRows(points, width, rows), width), landmarks, dimension);
}

describe('persistent homology', () => {
  it('agrees with ripser on 24 clouds to 1e-6, on 14 of them in dimension 2', () => {
    assert.equal(golden.clouds.length, 24);
    const bars = [0, 0, 0];
    for (const { points, bars: expected } of golden.clouds) {
      const distances = distanceMatrix(
        Float64Array.from(points.flat(), (value) => value / golden.grid),
        points[0].length,
      );
      const { barcodes } = persistentHomology(distances, points.length, expected.length === 3 ? 2 : 1);
      expected.forEach((list, dimension) => {
        const theirs = sorted(list.map(([birth, death]): [number, number] => [birth, death ?? Infinity]));
        const ours = sorted(barsOf(barcodes[dimension]));
        assert.equal(ours.length, theirs.length);
        bars[dimension] += ours.length;
        // By length within a birth, so that births equal to rounding may stand in either order.
        ours.forEach(([birth, death]) => {
          const match = theirs.findIndex(
            ([b, d]) => Math.abs(b - birth) <= 1e-6 && (d === death || Math.abs(d - death) <= 1e-6),
          );
          assert.ok(match >= 0, `dimension ${dimension}: no bar near [${birth}, ${death}]`);
          theirs.splice(match, 1);
        });
      });
    }
    assert.ok(bars[1] > 350 && bars[2] > 100, `${bars.join(', ')} bars`);
  });

  it('has the barcode of a square: four points, three edges that join them, a loop that the diagonals fill', () => {
    const distances = distanceMatrix(Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1), 2);
    const { barcodes } = persistentHomology(distances, 4, 1);
    assert.deepEqual(barsOf(barcodes[0]), [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, Infinity],
    ]);
    assert.deepEqual(barsOf(barcodes[1]), [[1, Math.SQRT2]]);
  });

  it('has a class that never dies below the threshold, and copes with points that coincide', () => {
    const distances = distanceMatrix(Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1, 0, 0), 2);
    const { barcodes } = persistentHomology(distances, 5, 1, { threshold: 1.2 });
    assert.deepEqual(barsOf(barcodes[1]), [[1, Infinity]]);
    assert.equal(barcodes[0].births.length, 4);
    assert.deepEqual(barsOf(persistentHomology(distanceMatrix(Float64Array.of(3), 1), 1, 1).barcodes[0]), [
      [0, Infinity],
    ]);
  });

  it('refuses more simplices than it can number', () => {
    assert.throws(() => new Simplices(100_000, 4), RangeError);
  });

  it('reads the Betti numbers of circle, two circles, sphere and torus', () => {
    const turn = 2 * Math.PI;
    const circle = homologyOf(2000, (r) => ((t) => [Math.cos(t), Math.sin(t)])(r.uniform(0, turn)), 200, 1);
    assert.deepEqual(bettiAtLongestGap(circle).betti, [1, 1]);
    const two = homologyOf(
      2000,
      (r) => ((t) => [Math.cos(t) + 3 * r.integer(0, 1), Math.sin(t)])(r.uniform(0, turn)),
      200,
      1,
    );
    assert.deepEqual(bettiAtLongestGap(two).betti, [2, 2]);
    const sphere = homologyOf(
      4000,
      (r) => ((x) => x.map((value) => value / Math.hypot(...x)))([r.normal(), r.normal(), r.normal()]),
      80,
      2,
    );
    assert.deepEqual(bettiAtLongestGap(sphere).betti, [1, 0, 1]);
    const torus = homologyOf(
      4000,
      (r) =>
        ((u, v) => [(2 + Math.cos(v)) * Math.cos(u), (2 + Math.cos(v)) * Math.sin(u), Math.sin(v)])(
          r.uniform(0, turn),
          r.uniform(0, turn),
        ),
      200,
      1,
    );
    assert.deepEqual(bettiAtLongestGap(torus).betti, [1, 2]);
    const disk = homologyOf(
      4000,
      (r) => ((q, t) => [q * Math.cos(t), q * Math.sin(t)])(Math.sqrt(r.uniform()), r.uniform(0, turn)),
      200,
      1,
    );
    assert.deepEqual(bettiAtLongestGap(disk).betti, [1, 0]);
  });
});

describe('landmarks', () => {
  it('are the first row, then each the farthest from those before', () => {
    assert.deepEqual(maxminLandmarks(Float64Array.of(0, 1, 10, 6), 1, 3), Uint32Array.of(0, 2, 3));
    assert.deepEqual(maxminLandmarks(Float64Array.of(0, 1), 1, 5), Uint32Array.of(0, 1));
  });
});

describe('bottleneck distance', () => {
  it('is 0 between equal diagrams, and half the length of a bar that is missing', () => {
    const a = barcode([0, 1], [0.5, 2.5], [0, Infinity]);
    assert.equal(bottleneckDistance(a, a), 0);
    assert.equal(bottleneckDistance(a, barcode([0, 1], [0, Infinity])), 1);
    assert.equal(bottleneckDistance(barcode(), barcode([1, 1.5])), 0.25);
  });

  it('is that of the best of all matchings', () => {
    const random = createRandom(3, 'test');
    const draw = (count: number): [number, number][] =>
      Array.from({ length: count }, () => ((birth) => [birth, birth + random.uniform()])(random.uniform()));
    /** Smallest over all matchings of the bars from `i` on, with those of the other diagram that are left. */
    const best = (p: [number, number][], q: [number, number][]): number => {
      if (p.length === 0) return q.reduce((most, [birth, death]) => Math.max(most, (death - birth) / 2), 0);
      const [[birth, death], ...rest] = p;
      const left = Math.max((death - birth) / 2, best(rest, q));
      return q.reduce((least, [b, d], j) => {
        const matched = Math.max(Math.abs(b - birth), Math.abs(d - death));
        return Math.min(least, Math.max(matched, best(rest, q.toSpliced(j, 1))));
      }, left);
    };
    for (let round = 0; round < 40; round++) {
      const [p, q] = [draw(random.integer(0, 4)), draw(random.integer(0, 5))];
      assert.ok(Math.abs(bottleneckDistance(barcode(...p), barcode(...q)) - best(p, q)) < 1e-12);
    }
  });

  it('is infinite where one has more classes that never die', () => {
    assert.equal(bottleneckDistance(barcode([0, Infinity]), barcode([0, 1])), Infinity);
    assert.equal(bottleneckDistance(barcode([0, Infinity]), barcode([0.25, Infinity])), 0.25);
  });
});
