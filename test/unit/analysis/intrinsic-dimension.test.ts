import assert from 'node:assert/strict';
import { widestPlateau } from '../../../src/analysis/intrinsic-dimension/curve.js';
import { intrinsicDimension } from '../../../src/analysis/intrinsic-dimension/intrinsic-dimension.js';
import { spreadOf } from '../../../src/analysis/intrinsic-dimension/local-pca.js';
import { neighbourhoodsOf } from '../../../src/analysis/intrinsic-dimension/neighbourhoods.js';
import { distanceMatrix } from '../../../src/analysis/homology/distances.js';
import { inOneGo } from '../../../src/analysis/pieces.js';
import type { DimensionCurve, IntrinsicDimensionResult } from '../../../src/protocol/result.js';
import { createRandom, type Random } from '../../../src/random/random.js';

const turn = 2 * Math.PI;

function estimate(points: readonly (readonly number[])[]): IntrinsicDimensionResult | null {
  const random = createRandom(0, 'geometry');
  return inOneGo(
    intrinsicDimension(inOneGo(neighbourhoodsOf(Float64Array.from(points.flat()), points[0].length, random)), random),
  );
}

function curvesOf(draw: (random: Random) => readonly number[], count = 2000): readonly DimensionCurve[] {
  const random = createRandom(0, 'test');
  const found = estimate(Array.from({ length: count }, () => draw(random)));
  assert.ok(found !== null);
  return found.curves;
}

const onSphere = (random: Random, dimension: number): number[] => {
  const x = Array.from({ length: dimension + 1 }, () => random.normal());
  return x.map((value) => value / Math.hypot(...x));
};
const onCircle = (random: Random): number[] => ((t) => [Math.cos(t), Math.sin(t)])(random.uniform(0, turn));
const onTorus = (random: Random): number[] => {
  const [u, v] = [random.uniform(0, turn), random.uniform(0, turn)];
  return [(2 + Math.cos(v)) * Math.cos(u), (2 + Math.cos(v)) * Math.sin(u), Math.sin(v)];
};
const onKleinBottle = (random: Random): number[] => {
  const [u, v] = [random.uniform(0, turn), random.uniform(0, turn)];
  const [q, h] = [2 + Math.cos(v), Math.sin(v)];
  return [q * Math.cos(u), q * Math.sin(u), h * Math.cos(u / 2), h * Math.sin(u / 2)];
};
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

describe('intrinsic dimension', () => {
  it('tells no more dimensions than the points have coordinates, of a grid either', () => {
    const grids = [
      curvesOf((random) => [random.integer(0, 34), random.integer(0, 34)]),
      curvesOf((random) => [random.integer(1, 6), random.integer(1, 6), random.integer(1, 6)]),
    ];
    grids.forEach((curves, k) => {
      const [, likeliest] = curves;
      assert.equal(likeliest.plateau?.dimension, 2 + k);
      for (const { scales } of curves) {
        for (const { dimension } of scales) assert.ok(dimension < 1.15 * (2 + k), `${dimension}`);
      }
    });
  });

  it('finds the dimension of manifolds from the smallest scale on, within a tenth of it', () => {
    const manifolds: readonly (readonly [number, (random: Random) => number[]])[] = [
      [1, onCircle],
      [2, onTorus],
      [2, onKleinBottle],
      [3, (random) => [...onSphere(random, 3), ...zeros(16)]],
      [5, (random) => onSphere(random, 5)],
    ];
    for (const [dimension, draw] of manifolds) {
      for (const { method, scales, plateau } of curvesOf(draw)) {
        const [{ dimension: found, low, high }] = scales;
        assert.ok(Math.abs(found / dimension - 1) < 0.1, `${method}: ${found} of ${dimension}`);
        assert.ok(low <= found && found <= high && high - low < 0.3 * dimension, `${method}: ${low} to ${high}`);
        assert.equal(plateau?.dimension, dimension, method);
      }
    }
  });

  it('is too low for a cube of dimension 6', () => {
    for (const { method, scales } of curvesOf((random) => Array.from({ length: 6 }, () => random.uniform()))) {
      assert.ok(scales[0].dimension > 5 && scales[0].dimension < 5.9, `${method}: ${scales[0].dimension}`);
    }
  });

  it('sees noise at small scales, and the circle under it at the scale of the circle', () => {
    const curves = curvesOf((random) => [...onCircle(random), ...zeros(8)].map((x) => x + random.normal(0, 0.02)));
    for (const { method, scales } of curves) {
      assert.ok(scales[0].dimension > 6.5 && scales[0].dimension < 9.5, `${method}: ${scales[0].dimension}`);
      const last = scales[scales.length - 1];
      assert.equal(Math.round(last.dimension), 1, method);
    }
    const [nearest, likelihood, pca] = curves;
    assert.ok(nearest.scales[0].dimension > 7.6, `${nearest.scales[0].dimension}`);
    for (const { plateau } of [likelihood, pca]) {
      assert.ok(plateau?.dimension === 1 && plateau.isLast && plateau.from < 0.6, JSON.stringify(plateau));
    }
  });

  it('copes with points that coincide, and says nothing of fewer than 50, nor if it is not wanted', () => {
    const random = createRandom(1, 'test');
    const points = Array.from({ length: 400 }, () => onCircle(random));
    const [once, twice] = [estimate(points)?.curves, estimate([...points, ...points])?.curves];
    assert.equal(twice?.[0].plateau?.dimension, once?.[0].plateau?.dimension);
    assert.deepEqual(
      estimate(Array.from({ length: 60 }, () => [1, 1]))?.curves.map(({ scales }) => scales.length),
      [0, 0, 0],
    );
    assert.equal(estimate(points.slice(0, 49)), null);
  });

  it('is the same in many coordinates, of which a projection is looked at', () => {
    const random = createRandom(5, 'test');
    const frame = Array.from({ length: 6 }, () => Array.from({ length: 600 }, () => random.normal() / Math.sqrt(600)));
    const wide = curvesOf((draw) =>
      onSphere(draw, 2)
        .map((x, k) => frame[k].map((y) => x * y))
        .reduce((sum, part) => sum.map((value, k) => value + part[k])),
    );
    for (const { method, scales, plateau } of wide) {
      assert.equal(plateau?.dimension, 2, method);
      assert.ok(Math.abs(scales[0].dimension - 2) < 0.2, `${method}: ${scales[0].dimension}`);
    }
  });

  it('estimates the spread of a covariance without bias', () => {
    const random = createRandom(2, 'test');
    // Standard deviations 2 and 1: trace 5, squares 17.
    let [ofTrace, ofSquares] = [0, 0];
    const rounds = 20_000;
    for (let round = 0; round < rounds; round++) {
      const points = Float64Array.from({ length: 12 }, (_, at) => random.normal(0, at % 2 === 0 ? 2 : 1));
      const spread = spreadOf(distanceMatrix(points, 2), 6);
      ofTrace += spread.ofTrace / rounds;
      ofSquares += spread.ofSquares / rounds;
    }
    assert.ok(Math.abs(ofTrace / 25 - 1) < 0.03, `${ofTrace}`);
    assert.ok(Math.abs(ofSquares / 17 - 1) < 0.03, `${ofSquares}`);
  });
});

describe('plateau', () => {
  const at = (radius: number, dimension: number): Parameters<typeof widestPlateau>[0][number] => ({
    neighbours: 10,
    radius,
    dimension,
    low: dimension,
    high: dimension,
  });

  it('is the widest range of scales that round to one number', () => {
    assert.deepEqual(widestPlateau([at(0.1, 7.2), at(0.12, 6.9), at(0.2, 1.4), at(0.5, 1.1), at(1, 0.9)]), {
      dimension: 1,
      from: 0.2,
      to: 1,
      isLast: true,
    });
    assert.equal(widestPlateau([at(0.1, 3), at(0.2, 2), at(0.4, 1)]), null);
    assert.equal(widestPlateau([]), null);
  });
});
