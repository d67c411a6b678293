import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { EncodedManifold } from '../../../src/analysis/certificate/encoded-manifold.js';
import { indicatrixAt } from '../../../src/analysis/distortion/indicatrix.js';
import { latentDistances } from '../../../src/analysis/distortion/latent-distance.js';
import { edgesOf, neighbourGraph } from '../../../src/analysis/distortion/neighbour-graph.js';
import { isOneSided } from '../../../src/analysis/distortion/one-sided.js';
import { shortestPaths } from '../../../src/analysis/distortion/shortest-paths.js';
import { kruskalStress } from '../../../src/analysis/distortion/stress.js';
import { sampleTissot, type TissotSample } from '../../../src/analysis/distortion/tissot.js';
import { findTornEdges } from '../../../src/analysis/distortion/torn-edges.js';
import { distanceMatrix } from '../../../src/analysis/homology/distances.js';
import {
  annulus,
  circle,
  cylinder,
  disk,
  doubleCone,
  embed,
  kleinBottle,
  mobiusStrip,
  projectivePlane,
  sphere,
  swissRoll,
  torus,
  type Manifold,
} from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';
import type { LatentCode } from '../../../src/autoencoder/latent-code.js';

type Encode = (x: readonly number[]) => readonly number[];

function encoded({ chart }: Manifold, dimension: number, codes: number, encode: Encode): EncodedManifold {
  assert.ok(chart);
  const all = (points: Float64Array): Float64Array =>
    Float64Array.from(
      Array.from({ length: points.length / dimension }, (_, row) =>
        encode([...points.subarray(row * dimension, (row + 1) * dimension)]),
      ).flat(),
    );
  return new EncodedManifold(chart, all, dimension, codes, (task) => task());
}

/** Singular values at 300 points, uniform in the chart's parameters. */
function tissot(manifold: Manifold, dimension: number, codes: number, encode: Encode): TissotSample {
  const random = createRandom(0, 'search', 7);
  const parameters = Float64Array.from({ length: 600 }, () => random.uniform());
  const sample = sampleTissot(encoded(manifold, dimension, codes, encode), parameters);
  assert.ok(sample);
  return sample;
}

const near = (value: number, expected: number, tolerance = 1e-5): void =>
  assert.ok(Math.abs(value - expected) < tolerance, `${value}, expected ${expected}`);

describe("Tissot's indicatrices", () => {
  it('are circles of the known size under stereographic projection', () => {
    const manifold = encoded(sphere({ radius: 2 }), 3, 2, ([x, y, z]) => [x / (2 - z), y / (2 - z)]);
    for (const [u, v] of [
      [0.3, 0.1],
      [0.5, 0.9],
      [0.8, 0.4],
    ]) {
      const { points, pointSlopes, codeSlopes } = manifold.linearize(Float64Array.of(u, v));
      const indicatrix = indicatrixAt(pointSlopes, codeSlopes, 2);
      assert.ok(indicatrix);
      // Conformal: both singular values are 1 / (r − z), for the projection from the pole of a sphere of radius r.
      for (const value of indicatrix.singularValues) near(value, 1 / (2 - points[2]));
    }
  });

  it("keep their area under Lambert's projection, which stretches one direction by as much as it shrinks the other", () => {
    const lambert: Encode = ([x, y, z]) => [Math.sqrt(2 / (1 + z)) * x, Math.sqrt(2 / (1 + z)) * y];
    const manifold = encoded(sphere(), 3, 2, lambert);
    for (const u of [0.1, 0.4, 0.7]) {
      const { points, pointSlopes, codeSlopes } = manifold.linearize(Float64Array.of(u, 0.2));
      const indicatrix = indicatrixAt(pointSlopes, codeSlopes, 2);
      assert.ok(indicatrix);
      const [long, short] = indicatrix.singularValues;
      near(long * short, 1);
      near(long, Math.sqrt(2 / (1 + points[2])));
      // The long axis runs along the parallel: across the direction from the centre.
      const [x, y] = lambert([...points]);
      near(indicatrix.axes[0] * x + indicatrix.axes[1] * y, 0, 1e-4);
      near(Math.hypot(indicatrix.axes[0], indicatrix.axes[1]), long);
    }
  });

  it('are the same whatever the parameters of the chart are', () => {
    const slopes = Float64Array.of(1, 0, 0, 0, 1, 0);
    const sheared = Float64Array.of(2, 0, 0, 3, 0.5, 0);
    const plain = indicatrixAt(slopes, Float64Array.of(3, 0, 0, 0.5), 2);
    const other = indicatrixAt(sheared, Float64Array.of(6, 0, 9, 0.25), 2);
    assert.ok(plain && other);
    near(plain.singularValues[0], 3, 1e-12);
    near(plain.singularValues[1], 0.5, 1e-12);
    other.singularValues.forEach((value, k) => near(value, plain.singularValues[k], 1e-12));
  });

  it('are missing at a pole of the chart', () => {
    assert.equal(indicatrixAt(Float64Array.of(1, 0, 0, 0, 0, 0), Float64Array.of(1, 0, 0, 0), 2), null);
  });

  it('of an isometry are unit circles, and of a projection are half reversed', () => {
    const identity = tissot(sphere(), 3, 3, (x) => x);
    for (const values of identity.singularValues) {
      near(values[0], 1, 1e-4);
      near(values[values.length - 1], 1, 1e-4);
    }
    assert.equal(identity.reversedShare, null);
    near(tissot(torus(), 3, 2, ([x, y]) => [x, y]).reversedShare ?? 0, 0.5, 0.1);
    assert.equal(tissot(sphere(), 3, 2, ([x, y, z]) => [x / (1 - z), y / (1 - z)]).reversedShare, 0);
    const half = tissot(circle(), 2, 1, ([x]) => [x]);
    near(half.reversedShare ?? 0, 0.5, 0.1);
    assert.ok(half.singularValues[0][0] >= 0 && half.singularValues[0][half.singularValues[0].length - 1] <= 1 + 1e-6);
  });
});

describe('a chart of a surface', () => {
  it('shows by its edges that a surface has one side only', () => {
    const oneSided = [mobiusStrip(), kleinBottle(), projectivePlane(), embed(mobiusStrip(), { dimension: 6 })];
    const twoSided = [torus(), sphere(), cylinder(), disk(), annulus(), doubleCone(), circle(), swissRoll()];
    const seen = (manifolds: readonly Manifold[]): boolean[] =>
      manifolds.map(({ chart }) => chart !== null && isOneSided(chart));
    assert.deepEqual(
      seen(oneSided),
      oneSided.map(() => true),
    );
    assert.deepEqual(
      seen(twoSided),
      twoSided.map(() => false),
    );
  });
});

describe('distances in a latent space', () => {
  it('are Euclidean in ℝ², along arcs on S², and of the product metric on S¹ × ℝ', () => {
    near(latentDistances(Float64Array.of(0, 0, 3, 4), { size: 2, parts: [] })[1], 5, 1e-12);
    const sphereCode: LatentCode = { size: 3, parts: [{ kind: 'unitVector', start: 0, size: 3 }] };
    near(latentDistances(Float64Array.of(0, 0, 1, 0, 0, -1), sphereCode)[1], Math.PI, 1e-12);
    near(latentDistances(Float64Array.of(0, 0, 1, 1e-9, 0, 1), sphereCode)[1], 1e-9, 1e-20);
    const cylinder: LatentCode = { size: 3, parts: [{ kind: 'unitVector', start: 1, size: 2 }] };
    near(latentDistances(Float64Array.of(1, 1, 0, 3, 0, 1), cylinder)[1], Math.hypot(2, Math.PI / 2), 1e-12);
  });
});

describe('graph of nearest neighbours', () => {
  interface Golden {
    readonly data: number[];
    readonly codes: number[];
    readonly neighbours: number;
    readonly edges: number[];
    readonly fromFirst: (number | null)[];
    readonly stress: number;
    readonly scale: number;
    readonly pairs: number;
    readonly greatestStretch: number;
    readonly torn: number[][];
  }
  const golden = JSON.parse(readFileSync('test/unit/analysis/golden/distortion.json', 'utf8')) as Golden;
  const rows = golden.data.length / 3;
  const graph = neighbourGraph(distanceMatrix(Float64Array.from(golden.data), 3), rows, golden.neighbours);
  const latent = latentDistances(Float64Array.from(golden.codes), { size: 2, parts: [] });

  it('has the edges of scikit-learn', () => {
    assert.deepEqual([...edgesOf(graph)], golden.edges);
  });

  it('has the shortest paths of SciPy', () => {
    shortestPaths(graph, 0).forEach((distance, row) => {
      const expected = golden.fromFirst[row];
      if (expected === null) assert.equal(distance, Infinity);
      else near(distance, expected, 1e-12);
    });
  });

  it('has the stress of least squares', () => {
    const [geodesic, apart]: [number[], number[]] = [[], []];
    for (let i = 0; i < rows; i++) {
      const distances = shortestPaths(graph, i);
      for (let j = 0; j < i; j++) {
        geodesic.push(distances[j]);
        apart.push(latent[i * rows + j]);
      }
    }
    const found = kruskalStress(geodesic, apart);
    assert.ok(found);
    near(found.stress, golden.stress, 1e-12);
    near(found.scale, golden.scale, 1e-6);
    assert.equal(found.pairs, golden.pairs);
  });

  it('is torn where the codes of neighbours lie apart', () => {
    const found = findTornEdges(graph, latent, 2);
    assert.ok(found);
    near(found.greatestStretch, golden.greatestStretch, 1e-12);
    assert.equal(found.edges, golden.edges.length / 2);
    const pairs = Array.from({ length: found.torn.length / 2 }, (_, k) => [found.torn[2 * k], found.torn[2 * k + 1]]);
    assert.deepEqual(
      pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
      golden.torn,
    );
  });

  it('of a circle cut open is torn at the cut alone', () => {
    const count = 200;
    const angle = (k: number): number => (2 * Math.PI * k) / count;
    const points = Float64Array.from({ length: 2 * count }, (_, at) =>
      at % 2 === 0 ? Math.cos(angle(at / 2)) : Math.sin(angle((at - 1) / 2)),
    );
    const ring = neighbourGraph(distanceMatrix(points, 2), count, 2);
    const codes = Float64Array.from({ length: count }, (_, k) => angle(k));
    const found = findTornEdges(ring, latentDistances(codes, { size: 1, parts: [] }), 5);
    assert.deepEqual([...(found?.torn ?? [])], [0, count - 1]);
  });
});

describe("Kruskal's stress", () => {
  it('is 0 for distances that are all a multiple of the others, and not defined where all are 0', () => {
    assert.deepEqual(kruskalStress([1, 2, 3, Infinity], [2, 4, 6, 1]), { stress: 0, scale: 2, pairs: 3 });
    assert.equal(kruskalStress([1, 2], [0, 0]), null);
    assert.equal(kruskalStress([Infinity], [1]), null);
  });

  it('is that of two pairs by hand', () => {
    // d = (1, 0), δ = (1, 1): s = ½, residuals ½ and −½.
    const found = kruskalStress([1, 1], [1, 0]);
    near(found?.stress ?? 0, Math.SQRT1_2, 1e-15);
  });
});
