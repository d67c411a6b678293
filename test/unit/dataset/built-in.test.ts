import assert from 'node:assert/strict';
import { createRandom } from '../../../src/random/random.js';
import { drawSample, type Sample } from '../../../src/run/sample.js';
import type { Chart, Manifold } from '../../../src/dataset/index.js';
import { chiSquareLimit } from '../chi-square.js';
import { builtIn } from './built-in.js';
import { areaAt, grid, metric, solve } from './geometry.js';
import { histogram, kolmogorovLimit, kolmogorovSmirnov, pearson } from './statistics.js';

const count = 20_000;
const bins = 40;
/** Nodes of a grid over n parameters, a multiple of the bins along each. */
const nodes: Readonly<Record<number, number>> = { 1: 4000, 2: 200, 3: 40 };

const draw = (manifold: Manifold): Sample =>
  drawSample(manifold, count, createRandom(0, 'train'), 'manifold', (_field, task) => task());

function close(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected}, got ${actual}`);
}

/** Manifolds with a chart of at most three parameters, for which its area is integrated on a grid. */
const charted = builtIn.flatMap((manifold): { manifold: Manifold; chart: Chart }[] => {
  const { chart } = manifold;
  return chart !== null && chart.domain.length <= 3 ? [{ manifold, chart }] : [];
});

/** Parameters strictly inside the domain, where differences can be taken. */
function somewhere(chart: Chart, seed: number): number[] {
  const random = createRandom(seed, 'test');
  return chart.domain.map(([from, to]) => from + (to - from) * random.uniform(0.01, 0.99));
}

describe('built-in manifolds', () => {
  for (const manifold of builtIn) {
    it(`${manifold.name}: points are of D numbers, and as many coordinates have names`, () => {
      const { dimension } = draw(manifold);
      assert.equal(dimension, manifold.ambientDimension);
      assert.equal(manifold.coordinates?.length ?? dimension, dimension);
    });
  }

  for (const { manifold, chart } of charted) {
    it(`${manifold.name}: the inverse of the chart undoes it`, () => {
      if (chart.inverse === undefined) return;
      for (let seed = 0; seed < 100; seed++) {
        const parameters = somewhere(chart, seed);
        chart.inverse(chart.map(parameters)).forEach((value, k) => close(value, parameters[k]));
      }
    });

    it(`${manifold.name}: the ends of a periodic parameter are one point, and no others are`, () => {
      const parameters = somewhere(chart, 1);
      chart.domain.forEach(([from, to], k) => {
        const [a, b] = [chart.map(parameters.with(k, from)), chart.map(parameters.with(k, to))];
        const apart = Math.hypot(...a.map((value, i) => value - b[i]));
        if (chart.periodic[k]) close(apart, 0, 1e-12);
      });
    });

    it(`${manifold.name}: the area element is √det JᵀJ, and its bound holds and is near`, () => {
      const { areaElement } = chart;
      if (areaElement === undefined) return;
      const { points } = grid(chart, chart.domain.length === 3 ? 12 : 60);
      const greatest = points.reduce((most, parameters) => {
        const density = areaElement.density(parameters);
        close(density, areaAt(chart, parameters), 1e-6 * areaElement.bound);
        return Math.max(most, density);
      }, 0);
      assert.ok(greatest <= areaElement.bound * (1 + 1e-12));
      assert.ok(greatest >= areaElement.bound * 0.9);
    });

    it(`${manifold.name}: the area is the integral of √det JᵀJ`, () => {
      if (manifold.area === undefined) return;
      const { points, cell } = grid(chart, nodes[chart.domain.length]);
      const integral = points.reduce((sum, parameters) => sum + cell * areaAt(chart, parameters), 0);
      close(integral / manifold.area, 1, 2e-4 * (chart.domain.length === 3 ? 10 : 1));
    });

    it(`${manifold.name}: points are uniform in area (χ² and Kolmogorov–Smirnov of each parameter)`, () => {
      const { parameters } = draw(manifold);
      const n = chart.domain.length;
      if (parameters === null) {
        assert.fail('expected chart parameters');
      }
      const { points } = grid(chart, nodes[n]);
      const areas = points.map((point) => areaAt(chart, point));
      chart.domain.forEach((interval, k) => {
        const values = Array.from({ length: count }, (_, row) => parameters[row * n + k]);
        const weights = new Array<number>(nodes[n]).fill(0);
        const perNode = nodes[n] ** (n - 1 - k);
        points.forEach((_, node) => (weights[Math.floor(node / perNode) % nodes[n]] += areas[node]));
        const perBin = nodes[n] / bins;
        const binned = Array.from({ length: bins }, (_, bin) =>
          weights.slice(bin * perBin, (bin + 1) * perBin).reduce((a, b) => a + b, 0),
        );
        const chi = pearson(histogram(values, interval, bins), binned);
        assert.ok(chi < chiSquareLimit(bins - 1), `${chart.parameters[k].name}: χ² of ${chi}`);

        const total = weights.reduce((a, b) => a + b, 0);
        const sums = weights.reduce<number[]>(
          (partial, weight) => [...partial, partial[partial.length - 1] + weight / total],
          [0],
        );
        const [from, to] = interval;
        const ks = kolmogorovSmirnov(values, (x) => {
          const at = ((x - from) / (to - from)) * nodes[n];
          const node = Math.min(nodes[n] - 1, Math.max(0, Math.floor(at)));
          return sums[node] + (at - node) * (sums[node + 1] - sums[node]);
        });
        assert.ok(ks < kolmogorovLimit, `${chart.parameters[k].name}: Kolmogorov–Smirnov statistic of ${ks}`);
      });
    });

    it(`${manifold.name}: the geodesic distance solves the eikonal equation ‖∇d‖ = 1 and starts like the chord`, () => {
      const { geodesicDistance } = manifold;
      if (geodesicDistance === undefined) return;
      for (let seed = 0; seed < 60; seed++) {
        const [a, at] = [somewhere(chart, 2 * seed), somewhere(chart, 2 * seed + 1)];
        const from = chart.map(a);
        const gradient = chart.domain.map(([least, most], k) => {
          const h = (most - least) * 1e-6;
          const d = (value: number): number => geodesicDistance(from, chart.map(at.with(k, value)));
          return (d(at[k] + h) - d(at[k] - h)) / (2 * h);
        });
        const raised = solve(metric(chart, at), gradient).x;
        close(
          gradient.reduce((sum, value, k) => sum + value * raised[k], 0),
          1,
          1e-3,
        );

        const near = chart.map(a.map((value, k) => value + 1e-4 * (chart.domain[k][1] - chart.domain[k][0])));
        const chord = Math.hypot(...near.map((value, i) => value - from[i]));
        close(geodesicDistance(from, near) / chord, 1, 1e-3);
        close(geodesicDistance(near, from), geodesicDistance(from, near), 1e-12);
        close(geodesicDistance(from, from), 0, 1e-7);
      }
    });
  }
});
