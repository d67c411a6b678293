import assert from 'node:assert/strict';
import {
  circle,
  doubleCone,
  embed,
  noise,
  parametric,
  product,
  restrict,
  reweight,
  sampled,
  scale,
  sphere,
  spherical,
  torus,
  union,
  warp,
  csv,
  type Manifold,
} from '../../../src/dataset/index.js';
import { createDraw } from '../../../src/dataset/draw.js';
import type { Topology } from '../../../src/dataset/manifold.js';
import { createRandom } from '../../../src/random/random.js';
import { drawSample } from '../../../src/run/sample.js';
import { chiSquare, chiSquareLimit } from '../chi-square.js';
import { kolmogorovLimit, kolmogorovSmirnov, pearson } from './statistics.js';

const count = 20_000;

function rows(manifold: Manifold, seed = 0): { points: number[][]; parameters: number[][] | null } {
  const sample = drawSample(manifold, count, createRandom(seed, 'train'), 'manifold', (_field, task) => task());
  const split = (values: Float64Array): number[][] => {
    const width = values.length / count;
    return Array.from({ length: count }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));
  };
  return { points: split(sample.points), parameters: sample.parameters && split(sample.parameters) };
}

function close(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected}, got ${actual}`);
}

/** Every point is that of its chart parameters. */
function parametersFit(manifold: Manifold): void {
  const { points, parameters } = rows(manifold);
  assert.ok(parameters);
  points
    .slice(0, 200)
    .forEach((point, row) => manifold.chart?.map(parameters[row]).forEach((x, i) => close(x, point[i])));
}

/** A topology whose spheres are told by their numbers alone. */
const withoutMaps = ({ topology }: Manifold): Topology => ({
  ...topology,
  antipodalSpheres: topology.antipodalSpheres?.map(({ name, dimension, radius }) => ({ name, dimension, radius })),
});

describe('scale', () => {
  it('scales points, spheres, area and distances, and keeps the rest', () => {
    const manifold = scale(sphere({ radius: 2 }), 3);
    for (const x of rows(manifold).points) close(Math.hypot(...x), 6);
    assert.deepEqual(withoutMaps(manifold), withoutMaps(sphere({ radius: 6 })));
    assert.deepEqual(manifold.topology.antipodalSpheres?.[0].map?.([0, 1, 0]), [0, 6, 0]);
    close(manifold.area ?? 0, 4 * Math.PI * 36);
    close(manifold.geodesicDistance?.([0, 0, 6], [0, 6, 0]) ?? 0, 3 * Math.PI);
    parametersFit(manifold);
    parametersFit(scale(torus(), 0.1));
  });
});

describe('embed', () => {
  it('is an isometry that keeps all but the names of coordinates', () => {
    const base = torus();
    const manifold = embed(base, { dimension: 20, seed: 5 });
    const [a, b] = rows(manifold).points;
    const [c, d] = rows(base).points;
    close(Math.hypot(...a.map((x, i) => x - b[i])), Math.hypot(...c.map((x, i) => x - d[i])));
    assert.deepEqual(withoutMaps(manifold), withoutMaps(base));
    const [onBase, onImage] = [base, manifold].map(({ topology, chart }) => {
      const point = topology.antipodalSpheres?.[0].map?.([0, 1]) ?? [];
      return chart?.inverse?.(point) ?? [];
    });
    assert.equal(onBase.length, 2);
    onBase.forEach((value, k) => close(onImage[k], value));
    assert.equal(manifold.area, base.area);
    parametersFit(manifold);
    const back = manifold.chart?.inverse?.(manifold.chart.map([1, 2]));
    close(back?.[0] ?? 0, 1);
    close(back?.[1] ?? 0, 2);
  });

  it('follows from its seed, and has directions uniform over the sphere', () => {
    const direction = sampled({ ambientDimension: 1, sample: () => [1] });
    const image = (seed: number): readonly number[] =>
      createDraw(embed(direction, { dimension: 3, seed }))(createRandom(0, 'train')).point;
    assert.deepEqual(image(1), image(1));
    const z = Array.from({ length: 1000 }, (_, seed) => image(seed)[2]);
    assert.ok(kolmogorovSmirnov(z, (x) => (x + 1) / 2) < kolmogorovLimit);
  });

  it('refuses fewer dimensions than the manifold has', () => {
    assert.throws(
      () => embed(sphere(), { dimension: 2 }),
      /embed\.dimension: expected at least the manifold's own D \(3\), got 2/,
    );
  });
});

describe('warp', () => {
  const base = circle({ radius: 2 });
  it('moves points with their chart parameters, where it is injective', () => {
    const manifold = warp(base, ([x, y]) => [x, y, x * y], { injective: true });
    assert.equal(manifold.ambientDimension, 3);
    // No radius and no reach: distances change.
    assert.deepEqual(manifold.topology, {
      bettiNumbers: [1, 1],
      embeddingDimension: 2,
      isClosed: true,
      latent: spherical(1),
    });
    assert.equal(manifold.area, undefined);
    assert.equal(manifold.geodesicDistance, undefined);
    parametersFit(manifold);
  });

  it('knows nothing of the image otherwise', () => {
    const manifold = warp(base, ([x]) => [x]);
    assert.equal(manifold.intrinsicDimension, null);
    assert.equal(manifold.chart, null);
    assert.deepEqual(manifold.topology, {});
    // The x coordinate of a circle has the arcsine distribution.
    const x = rows(manifold).points.map(([value]) => value);
    assert.ok(kolmogorovSmirnov(x, (value) => 0.5 + Math.asin(value / 2) / Math.PI) < kolmogorovLimit);
  });
});

describe('noise', () => {
  it('is normal, of the standard deviation given, and leaves no topology', () => {
    const manifold = noise(points0(), { standardDeviation: 0.5 });
    const values = rows(manifold)
      .points.flat()
      .filter((x) => Math.abs(x) < 2);
    assert.ok(chiSquare(values, [-2, 2], (x) => Math.exp(-2 * x * x)) < chiSquareLimit(39));
    const noisy = noise(circle(), { standardDeviation: 0.1 });
    assert.deepEqual([noisy.topology, noisy.chart, noisy.intrinsicDimension], [{}, null, null]);
  });
  const points0 = (): Manifold => sampled({ ambientDimension: 2, sample: () => [0, 0] });
});

describe('restrict', () => {
  it('keeps the density inside and drops topology and chart', () => {
    const manifold = restrict(sphere(), ([, , z]) => z < 0.5);
    assert.deepEqual(
      [manifold.topology, manifold.chart, manifold.intrinsicDimension, manifold.area],
      [{}, null, 2, undefined],
    );
    const z = rows(manifold).points.map(([, , value]) => value);
    assert.ok(kolmogorovSmirnov(z, (value) => (value + 1) / 1.5) < kolmogorovLimit);
  });

  it('says where nothing is left', () => {
    assert.throws(() => rows(restrict(circle(), () => false)), /restrict: expected a condition that holds somewhere/);
  });
});

describe('reweight', () => {
  it('multiplies the density, and keeps topology, chart and parameters', () => {
    const manifold = reweight(doubleCone(), ([, , z]) => (z > 0 ? 1 : 0.2));
    assert.deepEqual(withoutMaps(manifold), withoutMaps(doubleCone()));
    const { points: drawn, parameters } = rows(manifold);
    assert.ok(parameters);
    const above = drawn.filter(([, , z]) => z > 0).length;
    assert.ok(pearson([above, count - above], [1, 0.2]) < chiSquareLimit(1));
    const s = parameters.map(([value]) => value).filter((value) => value > 0);
    assert.ok(kolmogorovSmirnov(s, (value) => value * value) < kolmogorovLimit);
    parametersFit(manifold);
  });

  it('has the density given, with a stated bound and with one that it finds', () => {
    for (const options of [{}, { bound: Math.E }]) {
      const values = rows(reweight(circle(), ([x]) => Math.exp(x), options)).parameters?.map(([theta]) => theta) ?? [];
      assert.ok(chiSquare(values, [0, 2 * Math.PI], (theta) => Math.exp(Math.cos(theta))) < chiSquareLimit(39));
    }
  });

  it('stops rather than be wrong: a density above the bound, or of 0', () => {
    assert.throws(
      () => rows(reweight(circle(), ([x]) => 2 + x, { bound: 2 })),
      /reweight: expected a density of at most 2, got/,
    );
    assert.throws(
      () => rows(reweight(circle(), ([x]) => Math.max(0, x))),
      /reweight: expected a density greater than 0, got 0/,
    );
  });
});

describe('product', () => {
  it('has Betti numbers by Künneth: circle × circle is a torus, circle × sphere is S¹ × S²', () => {
    assert.deepEqual(product(circle(), circle()).topology.bettiNumbers, [1, 2, 1]);
    assert.deepEqual(product(circle(), sphere()).topology.bettiNumbers, [1, 1, 1, 1]);
    assert.deepEqual(product(circle(), circle(), circle()).topology.bettiNumbers, [1, 3, 3, 1]);
    assert.equal(product(circle(), circle()).topology.embeddingDimension, undefined);
  });

  it('has the spheres of its factors and their diagonals, areas and distances', () => {
    const manifold = product(circle({ radius: 3 }), circle({ radius: 4 }));
    assert.deepEqual(
      manifold.topology.antipodalSpheres?.map(({ dimension, radius }) => [dimension, radius]),
      [
        [1, 3],
        [1, 4],
        [1, 5],
      ],
    );
    for (const { radius, map } of manifold.topology.antipodalSpheres ?? []) {
      const [a, b] = [
        [0.6, 0.8],
        [-0.6, -0.8],
      ].map((u) => map?.(u) ?? []);
      assert.equal(a.length, 4);
      close(Math.hypot(...a.map((x, i) => x - b[i])), 2 * radius);
    }
    close(manifold.area ?? 0, 48 * Math.PI ** 2);
    close(manifold.geodesicDistance?.([3, 0, 4, 0], [0, 3, 0, 4]) ?? 0, 2.5 * Math.PI);
    assert.equal(manifold.ambientDimension, 4);
    parametersFit(manifold);
  });

  it('draws its factors independently', () => {
    const values =
      rows(product(circle(), circle())).parameters?.map(([a, b]) => (a - b + 2 * Math.PI) % (2 * Math.PI)) ?? [];
    assert.ok(kolmogorovSmirnov(values, (x) => x / (2 * Math.PI)) < kolmogorovLimit);
  });

  it('drops what a factor does not know', () => {
    const manifold = product(circle(), sampled({ ambientDimension: 1, sample: (random) => [random.uniform()] }));
    assert.deepEqual(
      [manifold.intrinsicDimension, manifold.chart, manifold.topology.bettiNumbers],
      [null, null, undefined],
    );
  });
});

describe('union', () => {
  const small = circle();
  const large = circle({ radius: 3 });
  const shareOfLarge = (manifold: Manifold): number => rows(manifold).points.filter((x) => Math.hypot(...x) > 2).length;

  it('is uniform where the areas are known, in equal shares elsewhere, or as stated', () => {
    const check = (manifold: Manifold, weights: [number, number]): void => {
      const far = shareOfLarge(manifold);
      assert.ok(pearson([count - far, far], weights) < chiSquareLimit(1));
    };
    check(union([small, large]), [1, 3]);
    const unknown = parametric({ ambientDimension: 2, domain: [[0, 1]], map: ([t]) => [t, 0] });
    check(union([unknown, large]), [1, 1]);
    check(union([small, large], { weights: [0.9, 0.1] }), [9, 1]);
    assert.equal(shareOfLarge(union([small, large], { weights: [1, 0] })), 0);
  });

  it('adds Betti numbers up where the parts are stated to be disjoint, and keeps spheres in any case', () => {
    const together = union([small, large], { disjoint: true });
    assert.deepEqual(together.topology.bettiNumbers, [2, 2]);
    assert.equal(together.topology.embeddingDimension, 2);
    const { topology } = union([small, large]);
    assert.deepEqual([topology.bettiNumbers, topology.embeddingDimension], [undefined, undefined]);
    assert.deepEqual(
      topology.antipodalSpheres?.map(({ radius }) => radius),
      [1, 3],
    );
    const withUnknown = union([small, sampled({ ambientDimension: 2, sample: () => [0, 0] })], { disjoint: true });
    assert.deepEqual([withUnknown.topology.bettiNumbers, withUnknown.intrinsicDimension], [undefined, null]);
  });

  it('refuses parts of another D, shares that do not fit, and tables', () => {
    const mixed: Manifold[] = [circle(), sphere()];
    assert.throws(() => union(mixed), /union\(parts\)\.1: expected points of 2 coordinates, got points of 3/);
    assert.throws(
      () => union([small], { weights: [1, 2] }),
      /union\.weights: expected 1 entries, one for each part, got 2/,
    );
    assert.throws(() => union([small], { weights: [0] }), /union\.weights: expected a share greater than 0, got none/);
    const table = csv('a.csv', { columns: ['x', 'y'] });
    assert.throws(
      () => union([small, table]),
      /union\(parts\)\.1: expected either manifolds to draw points from or tables of points, got the table of points a\.csv/,
    );
    assert.throws(() => product(table, small), /expected a manifold to draw points from/);
  });
});
