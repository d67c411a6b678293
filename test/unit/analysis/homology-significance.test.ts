import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nulls, shapes } from '../../../scripts/estimates/clouds.js';
import { testedComponents } from '../../../src/analysis/homology-significance/component-band.js';
import { densePart } from '../../../src/analysis/homology-significance/dense-part.js';
import { homologySignificance } from '../../../src/analysis/homology-significance/homology-significance.js';
import { provedBars, type Cover } from '../../../src/analysis/homology-significance/proved-bars.js';
import { degreeStatement, type HomologySignificance } from '../../../src/analysis/homology-significance/statement.js';
import { testedBars } from '../../../src/analysis/homology-significance/universal-law.js';
import { distanceMatrix, selectRows } from '../../../src/analysis/homology/distances.js';
import { choosingLandmarks } from '../../../src/analysis/homology/landmarks.js';
import { persistentHomology, type Barcode } from '../../../src/analysis/homology/persistence.js';
import { neighbourhoodsOf } from '../../../src/analysis/intrinsic-dimension/neighbourhoods.js';
import { inOneGo } from '../../../src/analysis/pieces.js';
import { sampleLandmarks } from '../../../src/analysis/sample-bound/landmark-rips.js';
import { createRandom, type Random } from '../../../src/random/random.js';

const turn = 2 * Math.PI;

function cloud(count: number, draw: (random: Random) => readonly number[], seed = 0): Float64Array {
  const random = createRandom(seed, 'test');
  return Float64Array.from(Array.from({ length: count }, () => draw(random)).flat());
}

const onCircle = (radius: number, noise: number) => (random: Random) => {
  const t = random.uniform(0, turn);
  return [
    radius * Math.cos(t) + random.normal(0, noise || 1e-12),
    radius * Math.sin(t) + random.normal(0, noise || 1e-12),
  ];
};

function lookAt(points: Float64Array, width: number, degree: 1 | 2): HomologySignificance | null {
  const random = createRandom(0, 'geometry');
  const landmarks = inOneGo(sampleLandmarks(points, width));
  const neighbourhoods = inOneGo(neighbourhoodsOf(points, width, random));
  return inOneGo(homologySignificance({ landmarks, neighbourhoods }, degree, random));
}

function significance(points: Float64Array, width: number, degree: 1 | 2): HomologySignificance {
  const found = lookAt(points, width, degree);
  assert.ok(found !== null);
  return found;
}

describe('what a sample says of its homology', () => {
  it('proves the loop of a circle that has too few bars to test, and of one with noise, where a test agrees', () => {
    for (const noise of [0, 0.1]) {
      const { degrees, landmarks, coveringRadius } = significance(cloud(1200, onCircle(1, noise)), 2, 1);
      assert.deepEqual([degrees[1].atLeast, degrees[1].proved, degrees[1].status], [1, 1, 'proved']);
      if (noise === 0) assert.equal(degrees[1].pValue, null);
      else assert.ok(degrees[1].pValue !== null && degrees[1].pValue < 0.01);
      assert.equal(landmarks, 300);
      assert.ok(coveringRadius < 0.1, `${coveringRadius}`);
    }
  });

  it('tests the loop of a circle that noise of 0.3 hides from a proof', () => {
    const [, loops] = significance(cloud(2000, onCircle(1, 0.3)), 2, 1).degrees;
    assert.deepEqual([loops.atLeast, loops.proved, loops.status], [1, 0, 'tested']);
    assert.ok(loops.pValue !== null && loops.pValue < 0.05, `${loops.pValue ?? NaN}`);
  });

  it('finds two clusters, and one where there is one', () => {
    const two = significance(
      cloud(2000, (random) => [random.normal(6 * random.integer(0, 1)), random.normal()]),
      2,
      1,
    );
    assert.equal(two.degrees[0].atLeast, 2);
    assert.equal(two.degrees[0].status, 'tested');
    const one = significance(
      cloud(2000, (random) => [random.normal(), random.normal()]),
      2,
      1,
    );
    assert.deepEqual(
      one.degrees.map(({ atLeast, status }) => [atLeast, status]),
      [
        [1, 'undecided'],
        [0, 'undecided'],
      ],
    );
  });

  it('proves the void of a sphere', () => {
    const sphere = cloud(2000, (random) =>
      ((x) => x.map((value) => value / Math.hypot(...x)))([random.normal(), random.normal(), random.normal()]),
    );
    assert.deepEqual(
      significance(sphere, 3, 2).degrees.map(({ atLeast }) => atLeast),
      [1, 0, 1],
    );
  });

  it('finds nothing in Gaussian clouds of any dimension, nor in a disk', () => {
    const disk = (random: Random): number[] =>
      ((t, r) => [r * Math.cos(t), r * Math.sin(t)])(random.uniform(0, turn), Math.sqrt(random.uniform()));
    const gaussian =
      (dimension: number) =>
      (random: Random): number[] =>
        Array.from({ length: dimension }, () => random.normal());
    for (const [draw, width] of [[disk, 2] as const, ...([3, 10, 50] as const).map((d) => [gaussian(d), d] as const)]) {
      const { degrees } = significance(cloud(2000, draw, 11), width, width === 2 ? 1 : 2);
      assert.deepEqual(
        degrees.map(({ atLeast }) => atLeast),
        width === 2 ? [1, 0] : [1, 0, 0],
      );
    }
  });

  it('has the rates of error of docs/estimates.md, which are at most 5 % for each kind of cloud', () => {
    const rows = readFileSync('docs/estimates.md', 'utf8')
      .split('\n')
      .map((line) => line.split(' | '))
      .filter((cells) => cells.length === 7 && /^\d+$/.test(cells[1]));
    assert.deepEqual(
      rows.map(([name]) => name.replace('| ', '')).toSorted(),
      [...shapes, ...nulls].map(({ name }) => name).toSorted(),
    );
    for (const [name, , , , , wrong] of rows) {
      const share = Number(/^(\d+) %/.exec(wrong)?.[1]);
      assert.ok(share <= 5, `${name}: ${wrong}`);
    }
  });

  it('says nothing of fewer than 50 points', () => {
    const points = cloud(60, onCircle(1, 0.1));
    assert.equal(lookAt(points.subarray(0, 98), 2, 1), null);
    assert.ok(lookAt(points, 2, 1) !== null);
  });

  it('finds one loop in closed curves with harmonics, however closely they wind, and not those that face each other', () => {
    const curve =
      (amplitudes: ReadonlyMap<number, number>, noise: number) =>
      (random: Random): number[] => {
        const t = random.uniform(0, turn);
        return [...amplitudes]
          .flatMap(([k, amplitude]) => [amplitude * Math.cos(k * t), amplitude * Math.sin(k * t)])
          .map((x) => x + random.normal(0, noise));
      };
    const three = new Map([1, 2, 3].map((k) => [k, 1]));
    const winding = (k: number): ReadonlyMap<number, number> => new Map([[1, 1]]).set(k, 0.5);
    for (const seed of [1, 2, 3]) {
      for (const draw of [curve(three, 0), curve(three, 0.02), curve(winding(8), 0)])
        assert.equal(
          significance(cloud(2000, draw, seed), draw(createRandom(0, 'test')).length, 2).degrees[1].atLeast,
          1,
        );
      // From afar it is a torus.
      assert.ok(significance(cloud(2000, curve(winding(16), 0), seed), 4, 2).degrees[1].atLeast <= 1);
    }
  });

  it('finds one component in a line, where random points leave gaps, and as many as there are where they coincide', () => {
    const line = (random: Random): number[] => [random.uniform(), 0.5];
    const normal = (random: Random): number[] => [random.normal(), 2];
    // Nearly a line, gone along twice, with more points at its ends: a test finds two regions where they are dense.
    const flat = (random: Random): number[] => ((t) => [1000 * Math.cos(t), Math.sin(t)])(random.uniform(0, turn));
    for (let seed = 0; seed < 12; seed++) {
      for (const draw of [line, normal])
        assert.equal(significance(cloud(1000, draw, seed), 2, 1).degrees[0].atLeast, 1);
      assert.equal(significance(cloud(1000, flat, seed), 2, 1).degrees[0].proved, 1);
    }
    const corners = cloud(1000, (random) => [random.integer(0, 3), 3 * random.integer(0, 1)]);
    assert.equal(significance(corners, 2, 1).degrees[0].atLeast, 8);
    const segments = cloud(1000, (random) => [random.uniform() + 2 * random.integer(0, 2), 0]);
    assert.equal(significance(segments, 2, 1).degrees[0].atLeast, 3);
  });

  it('copes with points that coincide', () => {
    const points = Float64Array.from({ length: 400 }, (_, at) => (at < 300 ? 1 : at));
    assert.ok(significance(points, 2, 1).degrees[0].atLeast >= 1);
  });
});

function coverBy(points: Float64Array, width: number, count: number): Cover & { readonly landmarks: Uint32Array } {
  const { rows, radii, cells } = inOneGo(choosingLandmarks(points, width, count));
  const distances = distanceMatrix(selectRows(points, width, rows), width);
  return { landmarks: rows, distances, radius: radii[count - 1], cells, scale: Infinity, gap: 0 };
}

describe('proved bars', () => {
  it('each have a partner in the diagram of all points, no shorter than by four times the radius', () => {
    const points = cloud(400, (random) =>
      random.uniform() < 0.5 ? onCircle(1, 0.03)(random) : onCircle(0.5, 0.02)(random).map((x) => x + 4),
    );
    const cover = coverBy(points, 2, 90);
    assert.deepEqual(provedBars(cover, 1), [2, 2]);
    const few = persistentHomology(cover.distances, 90, 1);
    const all = persistentHomology(distanceMatrix(points, 2), 400, 1);
    const lengths = ({ births, deaths }: Barcode): number[] => Array.from(births, (birth, bar) => deaths[bar] - birth);
    const [ours, theirs] = [few, all].map(({ barcodes }) => lengths(barcodes[1]).sort((a, b) => b - a));
    for (const at of [0, 1]) assert.ok(Math.abs(ours[at] - theirs[at]) <= 4 * cover.radius);
  });

  it('are longer than four times the radius: of a noisy circle at 200 landmarks, of a narrow torus at 1,000', () => {
    const longest = ({ distances, cells }: Cover, threshold: number): readonly number[] => {
      const [, { births, deaths }] = persistentHomology(distances, cells.length, 1, { threshold }).barcodes;
      // Bars that go on at the threshold end later.
      return Array.from(births, (birth, bar) => Math.min(deaths[bar], threshold) - birth).sort((a, b) => b - a);
    };
    const noisy = coverBy(cloud(2000, onCircle(1, 0.1)), 2, 200);
    const [loop, next] = longest(noisy, 2);
    assert.ok(
      Math.abs(loop - 1) < 0.15 && Math.abs(4 * noisy.radius - 0.42) < 0.1,
      `${loop}, 4r = ${4 * noisy.radius}`,
    );
    assert.ok(next < 4 * noisy.radius);
    assert.deepEqual(provedBars(noisy, 1), [1, 1]);
    // Uniform by area.
    const torus = cloud(5000, (random) => {
      for (;;) {
        const [u, v] = [random.uniform(0, turn), random.uniform(0, turn)];
        const out = 1 + 0.4 * Math.cos(v);
        if (random.uniform(0, 1.4) < out) return [out * Math.cos(u), out * Math.sin(u), 0.4 * Math.sin(v)];
      }
    });
    assert.ok(provedBars(coverBy(torus, 3, 200), 1)[1] < 2);
    const fine = coverBy(torus, 3, 1000);
    assert.deepEqual(provedBars(fine, 1), [1, 2]);
    const [, small] = longest(fine, 0.75);
    assert.ok(Math.abs(small - 0.57) < 0.06 && Math.abs(4 * fine.radius - 0.35) < 0.06, `${small}, ${4 * fine.radius}`);
  });

  it('do not count components of a few points', () => {
    const points = cloud(300, onCircle(1, 0.03));
    points.set([50, 50], 0);
    assert.deepEqual(provedBars(coverBy(points, 2, 60), 1), [1, 1]);
  });

  it('do not count loops that begin where a curve comes near itself', () => {
    // Nearly a figure eight: the bar of the second loop is long, and begins at the gap.
    const points = cloud(3000, (random) => {
      const t = random.uniform(0, turn);
      return [2 * Math.cos(t), Math.sin(2 * t), 0.25 * Math.sin(t)];
    });
    const cover = coverBy(points, 3, 300);
    const [, { births, deaths }] = persistentHomology(cover.distances, 300, 1).barcodes;
    const long = births.filter((birth, bar) => deaths[bar] - birth > 4 * cover.radius);
    assert.equal(long.length, 2);
    assert.ok(long.some((birth) => birth > 6 * cover.radius));
    assert.deepEqual(provedBars(cover, 1), [1, 1]);
  });

  it('rest on maxmin landmarks and the radius within which they cover', () => {
    const points = cloud(500, (random) => [random.normal(), random.normal(), random.normal()]);
    const { rows, radii, cells } = inOneGo(choosingLandmarks(points, 3, 40));
    const distanceOf = (a: number, b: number): number =>
      Math.hypot(...[0, 1, 2].map((k) => points[3 * a + k] - points[3 * b + k]));
    for (let count = 1; count <= 40; count++) {
      const nearest = Array.from({ length: 500 }, (_, row) =>
        Math.min(...Array.from(rows.subarray(0, count), (landmark) => distanceOf(row, landmark))),
      );
      const farthest = Math.max(...nearest);
      assert.ok(Math.abs(farthest - radii[count - 1]) < 1e-12);
      if (count < 40) assert.equal(rows[count], nearest.indexOf(farthest));
    }
    assert.equal(
      cells.reduce((a, b) => a + b),
      500,
    );
  });
});

describe('test by the universal law', () => {
  const barcode = (ratios: readonly number[]): Barcode => ({
    births: new Float64Array(ratios.length).fill(1),
    deaths: Float64Array.from(ratios),
  });

  it('is uniform on bars that follow the law, as far as their number corrects for', () => {
    const random = createRandom(0, 'test');
    let errors = 0;
    const rounds = 2000;
    for (let round = 0; round < rounds; round++) {
      // log(−log(1 − u)) is left-skewed Gumbel; the place −2 is arbitrary.
      const ratios = Array.from({ length: 60 }, () => Math.exp(Math.exp(Math.log(-Math.log(random.uniform())) - 2)));
      const test = testedBars(barcode(ratios));
      if (test.kind === 'tested' && test.pValues[0] <= 0.05) errors++;
    }
    assert.ok(errors / rounds > 0.03 && errors / rounds < 0.07, `${errors / rounds}`);
  });

  it('sees one long bar among many short ones, and declines to judge a few', () => {
    // Quantiles of the law.
    const ratios = Array.from({ length: 40 }, (_, at) => Math.exp(-Math.log(1 - (at + 0.5) / 40) / 8));
    const test = testedBars(barcode([...ratios, 8]));
    assert.ok(test.kind === 'tested' && test.pValues[0] < 1e-3 && test.pValues[1] > 0.05);
    assert.deepEqual(testedBars(barcode(ratios.slice(0, 5))), { kind: 'none', why: 'too few bars' });
  });
});

describe('test of components', () => {
  it('does not depend on the scale', () => {
    const random = createRandom(4, 'test');
    const points = Array.from({ length: 700 }, () => [random.normal(7 * random.integer(0, 1)), random.normal()]);
    const [one, other] = [1, 1000].map((scale) =>
      testedComponents(
        densePart(
          Float64Array.from(points.flat(), (x) => scale * x),
          2,
        ),
        createRandom(1, 'geometry'),
      ),
    );
    assert.ok(one.kind === 'tested' && other.kind === 'tested');
    assert.equal(one.pValues[0], other.pValues[0]);
    assert.ok(one.pValues[0] <= 0.05 && one.pValues[1] > 0.05, one.pValues.slice(0, 3).join());
  });
});

describe('statement', () => {
  it('takes the larger of proof and test, and says which', () => {
    const test = { kind: 'tested', pValues: [0.001, 0.02, 0.4] } as const;
    assert.deepEqual(degreeStatement(1, 0, test, 0), {
      degree: 1,
      atLeast: 2,
      proved: 0,
      pValue: 0.02,
      status: 'tested',
    });
    assert.equal(degreeStatement(1, 2, test, 0).status, 'proved');
    assert.equal(degreeStatement(1, 3, test, 0).atLeast, 3);
    assert.deepEqual(degreeStatement(0, 1, { kind: 'tested', pValues: [] }, 1), {
      degree: 0,
      atLeast: 1,
      proved: 1,
      pValue: 1,
      status: 'undecided',
    });
    assert.equal(degreeStatement(1, 0, { kind: 'none', why: 'too few bars' }, 0).status, 'too few bars');
    assert.equal(degreeStatement(1, 1, { kind: 'none', why: 'too few bars' }, 0).status, 'proved');
  });
});
