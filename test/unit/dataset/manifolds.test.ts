import assert from 'node:assert/strict';
import { circle, parametric, sampled, sphere, torus, type Manifold } from '../../../src/dataset/index.js';
import { areaDensity } from '../../../src/dataset/chart-sampling.js';
import { createRandom } from '../../../src/random/random.js';
import { drawSample, type Sample } from '../../../src/run/sample.js';
import { chiSquare, chiSquareLimit } from '../chi-square.js';

const count = 20_000;
const call = <T>(_field: string, task: () => T): T => task();

function draw(manifold: Manifold, seed = 0): Sample {
  return drawSample(manifold, count, createRandom(seed, 'train'), 'manifold', call);
}

function rows({ points, dimension }: Sample): number[][] {
  return Array.from({ length: count }, (_, row) => Array.from(points.subarray(row * dimension, (row + 1) * dimension)));
}

const close = (actual: number, expected: number, tolerance = 1e-9): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected}, got ${actual}`);

describe('manifolds', () => {
  it('lie where their equations say', () => {
    for (const x of rows(draw(circle({ radius: 3 })))) close(Math.hypot(...x), 3);
    for (const x of rows(draw(sphere({ dimension: 4, radius: 2 })))) close(Math.hypot(...x), 2);
    for (const [x, y, z] of rows(draw(torus({ majorRadius: 3, minorRadius: 0.5 })))) {
      close(Math.hypot(Math.hypot(x, y) - 3, z), 0.5);
    }
  });

  it('say that a chart has next to no area, rather than look for points on it for ever', () => {
    const steps = parametric({
      ambientDimension: 3,
      domain: [
        [0, 1],
        [0, 1],
      ],
      map: ([s, t]) => [Math.floor(10 * s), t, 0],
    });
    assert.throws(
      () => draw(steps),
      /expected a chart whose Jacobian has full rank, got one without area at 25\d of 256 places: .* or does it jump/,
    );
  });

  it('have charts whose inverse undoes them', () => {
    const manifolds: Manifold[] = [circle(), sphere(), sphere({ dimension: 1 }), sphere({ dimension: 5 }), torus()];
    for (const { chart, name } of manifolds) {
      assert.ok(chart, name);
      const random = createRandom(4, 'test');
      for (let trial = 0; trial < 100; trial++) {
        const parameters = chart.domain.map(([from, to]) => random.uniform(from, to));
        const inverse = chart.inverse?.(chart.map(parameters));
        assert.ok(inverse, name);
        inverse.forEach((value, k) => close(value, parameters[k]));
      }
    }
  });

  it('sample the sphere uniformly: a coordinate of S² is uniform (Archimedes)', () => {
    const values = rows(draw(sphere())).map(([, , z]) => z);
    assert.ok(chiSquare(values, [-1, 1], () => 1) < chiSquareLimit(39));
  });

  it('sample S³ uniformly: a coordinate has density √(1 − x²)', () => {
    const values = rows(draw(sphere({ dimension: 3 }))).map(([x]) => x);
    assert.ok(chiSquare(values, [-1, 1], (x) => Math.sqrt(1 - x * x)) < chiSquareLimit(39));
  });

  it('sample the torus uniformly in area: v has density R + r cos v', () => {
    const { parameters } = draw(torus({ majorRadius: 2, minorRadius: 1 }));
    assert.ok(parameters);
    const v = Array.from({ length: count }, (_, row) => parameters[2 * row + 1]);
    assert.ok(chiSquare(v, [0, 2 * Math.PI], (x) => 2 + Math.cos(x)) < chiSquareLimit(39));
  });

  it('sample a parametric curve uniformly in length, however unevenly its parameter runs', () => {
    const uneven = parametric({ ambientDimension: 2, domain: [[0, 2]], map: ([t]) => [t ** 3, 0] });
    const values = rows(draw(uneven)).map(([x]) => x);
    assert.ok(chiSquare(values, [0, 8], () => 1) < chiSquareLimit(39));
  });

  it('know the area that a chart gives to its parameters', () => {
    const { chart } = sphere({ radius: 2 });
    assert.ok(chart);
    close(areaDensity(chart, [0.7, 3]), 4 * Math.sin(0.7), 1e-6);
  });

  it('have points of as many numbers as they say', () => {
    const short = sampled({ ambientDimension: 3, sample: (random) => [1, 2, 3].slice(random.integer(0, 1)) });
    assert.throws(() => draw(short), /manifold: expected each point to be an array of 3 finite numbers, got 2 numbers/);
  });

  it('have finite points', () => {
    const nan = sampled({ ambientDimension: 1, sample: () => [Number.NaN] });
    assert.throws(() => draw(nan), /got NaN as coordinate 1 of point 0/);
  });

  it('need a chart of full rank', () => {
    const flat = parametric({ ambientDimension: 2, domain: [[0, 1]], map: () => [1, 1] });
    assert.throws(
      () => draw(flat),
      /expected a chart whose Jacobian has full rank, got one without area at 256 of 256 places/,
    );
  });
});
