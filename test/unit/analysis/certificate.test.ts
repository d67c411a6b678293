import assert from 'node:assert/strict';
import {
  findCertificate,
  type CertificateOutcome,
  type Network,
} from '../../../src/analysis/certificate/certificate.js';
import { samplerChart } from '../../../src/analysis/certificate/sampler-chart.js';
import { EncodedManifold } from '../../../src/analysis/certificate/encoded-manifold.js';
import { collidingOpposites } from '../../../src/analysis/certificate/opposite-points.js';
import {
  circle,
  cliffordTorus,
  ellipsoid,
  embed,
  kleinBottle,
  parametric,
  product,
  so3,
  sphere,
  torus,
  type Chart,
  type Manifold,
  type Random,
} from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';

/** An encoder given by a formula, with a decoder that gives the point 0, so that ρ is the norm. */
function network(dimension: number, encode: (x: readonly number[]) => number[]): Network {
  const rows = (points: Float64Array): number[][] =>
    Array.from({ length: points.length / dimension }, (_, row) => [
      ...points.subarray(row * dimension, (row + 1) * dimension),
    ]);
  return {
    encode: (points) => Float64Array.from(rows(points).flatMap(encode)),
    pushForward: null,
    evaluate: (points) => ({
      codes: Float32Array.from(rows(points).flatMap(encode)),
      error: Float32Array.from(rows(points), (x) => Math.hypot(...x)),
    }),
  };
}

function search(
  chart: Chart | null,
  dimension: number,
  codes: number,
  encode: (x: readonly number[]) => number[],
): CertificateOutcome {
  assert.ok(chart);
  const space = { chart, runChart: <T>(task: () => T): T => task(), ambientDimension: dimension, codeDimension: codes };
  return findCertificate(space, network(dimension, encode), createRandom(0, 'search', 1));
}

/** Found, with codes that are equal by the formula itself, and at least so wide. */
function assertFound(outcome: CertificateOutcome, bound: number, encode: (x: readonly number[]) => number[]): void {
  assert.ok(outcome.kind === 'found', JSON.stringify(outcome));
  const { x, y, separation, latentDistance } = outcome.certificate;
  assert.ok(outcome.certificate.bound >= bound * (1 - 1e-3), `bound ${outcome.certificate.bound}, expected ${bound}`);
  assert.equal(outcome.certificate.bound, separation / 2);
  const [code, other] = [encode(x), encode(y)];
  assert.equal(latentDistance, Math.hypot(...code.map((value, i) => value - other[i])));
  assert.ok(latentDistance < 1e-12, `latent distance ${latentDistance}`);
  assert.ok(Math.abs(separation - Math.hypot(...x.map((value, i) => value - y[i]))) < 1e-12);
}

describe('obstruction certificate', () => {
  it('is a diameter of the circle, for a smooth and for a torn encoder', () => {
    const tilted = ([x, y]: readonly number[]): number[] => [Math.tanh(x + 0.3 * y) + 0.1 * y * y];
    assertFound(search(circle().chart, 2, 1, tilted), 1, tilted);
    // The angle, with its jump by 2π smoothed over a hundredth of the circle.
    const torn = ([x, y]: readonly number[]): number[] => [
      Math.atan2(y, x) - Math.PI * Math.tanh(y / 0.03) * Number(x < 0),
    ];
    assertFound(search(circle({ radius: 3 }).chart, 2, 1, torn), 3, torn);
  });

  it('is a diameter of the sphere sent to the plane', () => {
    const encode = ([x, y, z]: readonly number[]): number[] => [x + 0.2 * z * z, Math.sinh(y) - 0.3 * x * z];
    assertFound(search(sphere().chart, 3, 2, encode), 1, encode);
  });

  it('is found on the sphere S⁵ sent to ℝ⁵', () => {
    const encode = (x: readonly number[]): number[] =>
      x.slice(0, 5).map((value, i) => value + 0.3 * x[5] * x[(i + 1) % 5]);
    assertFound(search(sphere({ dimension: 5 }).chart, 6, 5, encode), 1, encode);
  });

  it('is as wide as the torus in a line, and its height in a plane', () => {
    const line = ([x, y, z]: readonly number[]): number[] => [x + 0.2 * Math.sin(y + z)];
    assertFound(search(torus().chart, 3, 1, line), 3 * 0.9, line);
    const plane = ([x, y]: readonly number[]): number[] => [x, y];
    assertFound(search(torus().chart, 3, 2, plane), 1, plane);
  });

  it('is missing where the encoder is injective, and says what was searched', () => {
    const outcome = search(circle().chart, 2, 2, ([x, y]) => [x + 0.2 * y, Math.sinh(y)]);
    assert.ok(outcome.kind === 'none');
    const { points, pairs, leastSeparation, latentDistance } = outcome.search;
    assert.ok(points > 500 && pairs > 20 && leastSeparation < 0.2);
    assert.ok(latentDistance !== null && latentDistance > 0.05);
    assert.equal(search(sphere().chart, 3, 3, (x) => [...x]).kind, 'none');
  });

  it('is missing on an arc in a line', () => {
    const arc: Manifold = parametric({
      ambientDimension: 2,
      domain: [[0, 3]],
      map: ([t]) => [Math.cos(t), Math.sin(t)],
    });
    assert.equal(search(arc.chart, 2, 1, ([x]) => [x]).kind, 'none');
  });

  it('is everything at once where the encoder is constant', () => {
    assertFound(
      search(circle().chart, 2, 1, () => [7]),
      0.99,
      () => [7],
    );
  });

  it('is the same to the bit from the same seed', () => {
    const encode = ([x, y, z]: readonly number[]): number[] => [x + z * z, y - 0.3 * x * z];
    assert.deepEqual(search(sphere().chart, 3, 2, encode), search(sphere().chart, 3, 2, encode));
  });
});

describe('the certificate of a manifold with antipodal spheres', () => {
  /** A random network of one hidden layer whose units are often saturated. */
  function randomNetwork(dimension: number, codes: number, seed: number): (x: readonly number[]) => number[] {
    const random = createRandom(seed, 'test');
    const rows = (count: number, width: number, spread: number): number[][] =>
      Array.from({ length: count }, () => Array.from({ length: width }, () => random.normal(0, spread)));
    const [inner, outer] = [rows(16, dimension + 1, 4 / Math.sqrt(dimension)), rows(codes, 16, 0.25)];
    const product = (matrix: readonly number[][], x: readonly number[]): number[] =>
      matrix.map((row) => row.reduce((sum, weight, k) => sum + weight * (x[k] ?? 1), 0));
    return (x) => product(outer, product(inner, x).map(Math.tanh));
  }

  it('finds opposite points of a sphere of many dimensions, in few of them', () => {
    const { chart, topology } = sphere({ dimension: 150 });
    const [{ map }] = topology.antipodalSpheres ?? [{ map: undefined }];
    assert.ok(chart?.inverse && map);
    const inverse = chart.inverse.bind(chart);
    let given = 0;
    const { encode } = network(151, randomNetwork(151, 2, 0));
    const counting = (points: Float64Array): Float64Array => {
      given += points.length;
      return encode(points);
    };
    const manifold = new EncodedManifold(chart, counting, 151, 2, (task) => task());
    const opposites = { dimension: 150, parametersAt: (u: readonly number[]) => inverse(map(u)) };
    const pair = collidingOpposites(manifold, opposites, createRandom(0, 'search'), () => true);
    assert.ok(pair !== null && given < 1_000_000, `${given} numbers`);
    const [x, y] = [pair.u, pair.v].map((at) => manifold.evaluate(at));
    assert.ok(x.points.every((value, i) => Math.abs(value + y.points[i]) < 1e-9));
    assert.ok(x.codes.every((value, i) => Math.abs(value - y.codes[i]) < 1e-6));
    assert.equal(
      collidingOpposites(manifold, opposites, createRandom(0, 'search'), () => false),
      null,
    );
  });

  const manifolds: readonly (readonly [Manifold, number])[] = [
    [sphere(), 2],
    [sphere({ dimension: 3 }), 2],
    [sphere({ dimension: 5 }), 5],
    [ellipsoid({ semiAxes: [1, 3, 2] }), 2],
    [embed(torus(), { dimension: 5 }), 1],
    [kleinBottle(), 1],
    [cliffordTorus({ dimension: 3 }), 2],
    [so3(), 2],
    [product(circle({ radius: 0.5 }), sphere({ radius: 2 })), 2],
  ];
  for (const [manifold, codes] of manifolds) {
    it(`is no weaker than the theorem of Borsuk and Ulam: ${manifold.name} in ℝ${codes}`, () => {
      const { chart, topology, ambientDimension: dimension } = manifold;
      assert.ok(chart?.inverse && dimension !== null);
      const inverse = chart.inverse.bind(chart);
      const spheres = (topology.antipodalSpheres ?? []).filter((one) => one.dimension >= codes);
      const bound = Math.max(...spheres.map(({ radius }) => radius));
      const opposites = spheres.flatMap(({ dimension: k, map }) =>
        map === undefined ? [] : [{ dimension: k, parametersAt: (u: readonly number[]) => inverse(map(u)) }],
      );
      assert.ok(opposites.length === spheres.length && bound > 0);
      for (const seed of [0, 1]) {
        const encode = randomNetwork(dimension, codes, seed);
        const space = { chart, runChart: <T>(task: () => T): T => task(), ambientDimension: dimension, opposites };
        const outcome = findCertificate(
          { ...space, codeDimension: codes },
          network(dimension, encode),
          createRandom(0, 'search', 1),
        );
        assert.ok(outcome.kind === 'found', JSON.stringify(outcome));
        assert.ok(outcome.certificate.latentDistance < 1e-12);
        assert.ok(outcome.certificate.bound >= bound * (1 - 1e-7), `${outcome.certificate.bound}, theorem ${bound}`);
      }
    });
  }
});

describe('a sampler as a chart', () => {
  /** A sphere by normalised normal numbers. */
  const sample = (random: Random): number[] => {
    const x = [random.normal(), random.normal(), random.normal()];
    return x.map((value) => value / Math.hypot(...x));
  };
  const chart = samplerChart(sample, createRandom(0, 'search'), () => createRandom(0, 'search', 3));

  it('has the random numbers of a point as parameters', () => {
    assert.equal(chart?.domain.length, 6);
    const parameters = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
    assert.deepEqual(chart.map(parameters), chart.map(parameters));
    assert.ok(Math.abs(Math.hypot(...chart.map(parameters)) - 1) < 1e-12);
  });

  it('holds a certificate nearly as wide as the manifold', () => {
    const encode = ([x, y, z]: readonly number[]): number[] => [x + 0.2 * z * z, Math.sinh(y) - 0.3 * x * z];
    assertFound(search(chart, 3, 2, encode), 0.9, encode);
  });

  it('goes on with the numbers given where a point takes more than usual', () => {
    // Takes a pair of numbers more for each one below 0.05.
    const rejecting = (random: Random): number[] => {
      let value = random.uniform();
      for (let count = 0; value < 0.05 && count < 100; count++) value = random.uniform() + 0 * random.integer(0, 1);
      return [value];
    };
    const other = samplerChart(rejecting, createRandom(0, 'search'), () => createRandom(0, 'search', 3));
    assert.ok(other);
    const low = other.domain.map(() => 0.01);
    assert.ok(other.map(low)[0] >= 0.05);
    assert.deepEqual(other.map(low), other.map(low));
  });

  it('is missing where nothing is random', () => {
    assert.equal(
      samplerChart(
        () => [1],
        createRandom(0, 'search'),
        () => createRandom(0, 'search', 3),
      ),
      null,
    );
  });
});

describe('the search over a sampler that takes hundreds of random numbers', () => {
  const dimension = 600;
  const chart = samplerChart(
    (random) => Array.from({ length: dimension }, () => random.uniform()),
    createRandom(0, 'search'),
    () => createRandom(0, 'search', 3),
  );
  let given = 0;
  /** Two smooth functions of all coordinates. */
  const encode = (points: Float64Array): Float64Array => {
    given += points.length;
    const codes = new Float64Array((2 * points.length) / dimension);
    for (let row = 0; row < points.length / dimension; row++) {
      let [a, b] = [0, 0];
      for (let k = 0; k < dimension; k++) {
        const x = points[row * dimension + k] - 0.5;
        a += (k % 7) * x + x * x;
        b += (k % 5) * x - x * x * x;
      }
      codes[2 * row] = a / 50;
      codes[2 * row + 1] = b / 50;
    }
    return codes;
  };
  const evaluate = (points: Float64Array): { codes: Float32Array; error: Float32Array } => ({
    codes: new Float32Array(encode(points)),
    error: Float32Array.from({ length: points.length / dimension }, (_, row) => points[row * dimension]),
  });

  it('ends after a bounded count of numbers given to the encoder, with a pair whose codes are equal', () => {
    assert.ok(chart);
    assert.deepEqual([chart.drawn, chart.domain.length], [dimension, 256]);
    const space = { chart, runChart: <T>(task: () => T): T => task(), ambientDimension: dimension, codeDimension: 2 };
    const outcome = findCertificate(space, { encode, pushForward: null, evaluate }, createRandom(0, 'search', 1));
    assert.ok(given < 40_000_000, `${given} numbers`);
    assert.ok(outcome.kind === 'found' && outcome.certificate.latentDistance < 1e-9);
    assert.equal(outcome.search.cutShort, false);
  });
});
