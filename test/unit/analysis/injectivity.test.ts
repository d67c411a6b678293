import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createChartGrid, measureCovering } from '../../../src/analysis/injectivity/covering.js';
import { distanceMatrix } from '../../../src/analysis/homology/distances.js';
import { foldCount, sphereDegree, windingNumber } from '../../../src/analysis/injectivity/curve.js';
import { densityDivergence, neighbourhoodMeasures } from '../../../src/analysis/injectivity/neighbourhoods.js';
import type { CodePart, LatentCode } from '../../../src/autoencoder/latent-code.js';

const turn = 2 * Math.PI;
const around = (count: number, code: (t: number) => number[]): number[] =>
  Array.from({ length: count }, (_, k) => code((turn * k) / count)).flat();

describe('maps of curves', () => {
  it('have folds where they turn back', () => {
    assert.equal(foldCount([0, 1, 2, 3], false), 0);
    assert.equal(foldCount([0, 1, 1, 0, 2], false), 2);
    assert.equal(
      foldCount(
        around(100, (t) => [Math.cos(t + 0.3)]),
        true,
      ),
      2,
    );
    assert.equal(
      foldCount(
        around(100, (t) => [Math.sin(3 * t)]),
        true,
      ),
      6,
    );
    assert.equal(foldCount([4, 4, 4], true), 0);
  });

  it('wind around as often as they say', () => {
    for (const degree of [-2, -1, 0, 1, 3]) {
      assert.equal(windingNumber(around(50, (t) => [Math.cos(degree * t), Math.sin(degree * t)])), degree);
    }
    // Around a point outside.
    assert.equal(windingNumber(around(50, (t) => [2 + Math.cos(t), Math.sin(t)])), 0);
  });
});

describe('degree of a map between spheres', () => {
  // The octahedron, its faces oriented outwards.
  const vertices = [1, 0, 0, 0, 1, 0, 0, 0, 1, -1, 0, 0, 0, -1, 0, 0, 0, -1];
  const triangles = [0, 1, 2, 1, 3, 2, 3, 4, 2, 4, 0, 2, 1, 0, 5, 3, 1, 5, 4, 3, 5, 0, 4, 5];
  it('is 1 for the identity, −1 for the antipodal map and a reflection, 0 for a fold', () => {
    assert.equal(sphereDegree(vertices, triangles), 1);
    assert.equal(
      sphereDegree(
        vertices.map((value) => -2 * value),
        triangles,
      ),
      -1,
    );
    assert.equal(
      sphereDegree(
        vertices.map((value, at) => (at % 3 === 2 ? -value : value)),
        triangles,
      ),
      -1,
    );
    assert.equal(
      sphereDegree(
        vertices.map((value, at) => (at % 3 === 2 ? Math.abs(value) + 0.1 : value)),
        triangles,
      ),
      0,
    );
  });
});

describe('coverings of a latent space by a chart', () => {
  const nodes = 41;
  const step = (k: number, to: number): number => (to * k) / (nodes - 1);
  /** Codes on a grid over [0, first] × [0, second], the first parameter running fastest. */
  const surface = (first: number, second: number, code: (u: number, v: number) => number[]): number[] =>
    Array.from({ length: nodes * nodes }, (_, node) =>
      code(step(node % nodes, first), step(Math.floor(node / nodes), second)),
    ).flat();
  const curve = (code: (t: number) => number[]): number[] =>
    Array.from({ length: nodes }, (_, k) => code(step(k, turn))).flat();
  const onSphere = (theta: number, phi: number): number[] => [
    Math.sin(theta) * Math.cos(phi),
    Math.sin(theta) * Math.sin(phi),
    Math.cos(theta),
  ];
  const s1: CodePart = { kind: 'unitVector', start: 0, size: 2 };
  const s2: LatentCode = { size: 3, parts: [{ kind: 'unitVector', start: 0, size: 3 }] };

  it('have folds where a circle is sent to a line, and a degree where it is sent to a circle', () => {
    const grid = createChartGrid(
      [nodes],
      [true],
      curve((t) => [Math.cos(t), Math.sin(t)]),
      2,
    );
    const line: LatentCode = { size: 1, parts: [] };
    assert.deepEqual(
      measureCovering(
        grid,
        curve((t) => [Math.cos(t - 1)]),
        line,
      ),
      { folds: 2, windingNumbers: null, degree: null },
    );
    const twice = curve((t) => [Math.cos(-2 * t), Math.sin(-2 * t)]);
    assert.deepEqual(measureCovering(grid, twice, { size: 2, parts: [s1] }), {
      folds: null,
      windingNumbers: [[-2]],
      degree: -2,
    });
    assert.equal(measureCovering(grid, twice, { size: 2, parts: [] }), null);
  });

  it('have no fold on an arc that is laid out', () => {
    const grid = createChartGrid(
      [nodes],
      [false],
      curve((t) => [t]),
      1,
    );
    assert.equal(
      measureCovering(
        grid,
        curve((t) => [t ** 3]),
        { size: 1, parts: [] },
      )?.folds,
      0,
    );
  });

  it('have the degree of a map from sphere to sphere, whose chart closes up at its poles', () => {
    const grid = createChartGrid([nodes, nodes], [false, true], surface(turn / 2, turn, onSphere), 3);
    assert.ok(grid.triangles);
    assert.deepEqual(measureCovering(grid, surface(turn / 2, turn, onSphere), s2), {
      folds: null,
      windingNumbers: null,
      degree: 1,
    });
    const thrice = surface(turn / 2, turn, (theta, phi) => onSphere(theta, -3 * phi));
    assert.equal(measureCovering(grid, thrice, s2)?.degree, -3);
    const folded = surface(turn / 2, turn, (theta, phi) => onSphere(theta, Math.abs(phi - turn / 2)));
    assert.equal(measureCovering(grid, folded, s2)?.degree, 0);
    // A hemisphere has an edge, and so no degree.
    const open = createChartGrid([nodes, nodes], [false, true], surface(turn / 4, turn, onSphere), 3);
    assert.equal(measureCovering(open, surface(turn / 4, turn, onSphere), s2), null);
  });

  it('have winding numbers of each loop around each circle of a torus, and their determinant', () => {
    const flat = (u: number, v: number): number[] => [Math.cos(u), Math.sin(u), Math.cos(v), Math.sin(v)];
    const grid = createChartGrid([nodes, nodes], [true, true], surface(turn, turn, flat), 4);
    const code: LatentCode = { size: 4, parts: [s1, { kind: 'unitVector', start: 2, size: 2 }] };
    const sheared = surface(turn, turn, (u, v) => flat(2 * u + 0.1 * Math.sin(v), u - v));
    assert.deepEqual(measureCovering(grid, sheared, code), {
      folds: null,
      windingNumbers: [
        [2, 1],
        [0, -1],
      ],
      degree: -2,
    });
    const cylinder = surface(turn, turn, (u, v) => [Math.cos(u + v), Math.sin(u + v), Math.sin(u)]);
    assert.deepEqual(measureCovering(grid, cylinder, { size: 3, parts: [s1] }), {
      folds: null,
      windingNumbers: [[1], [1]],
      degree: null,
    });
  });
});

describe('neighbourhoods', () => {
  interface Golden {
    readonly data: number[];
    readonly codes: number[];
    readonly trustworthiness: number;
    readonly continuity: number;
  }
  const golden = JSON.parse(readFileSync('test/unit/analysis/golden/neighbourhoods.json', 'utf8')) as Golden;
  const data = distanceMatrix(Float64Array.from(golden.data), 3);
  const codes = distanceMatrix(Float64Array.from(golden.codes), 2);
  const rows = golden.data.length / 3;

  it('are kept as well as scikit-learn says', () => {
    const { trustworthiness, continuity } = neighbourhoodMeasures(data, codes, rows, 7);
    assert.ok(Math.abs(trustworthiness - golden.trustworthiness) < 1e-12);
    assert.ok(Math.abs(continuity - golden.continuity) < 1e-12);
  });

  it('are all kept where nothing is changed but the scale', () => {
    const larger = data.map((value) => 10 * value);
    assert.deepEqual(neighbourhoodMeasures(data, larger, rows, 7), { trustworthiness: 1, continuity: 1 });
    assert.ok(Math.abs(densityDivergence(data, larger, rows, 0.1)) < 1e-12);
    assert.ok(densityDivergence(data, codes, rows, 0.1) > 1e-4);
  });

  it('have the divergence of two densities', () => {
    // Three points at 0, ½, 1 against 0, 0, 1, by hand, with σ = 1 and e(d) = exp(−d²).
    const e = (d: number): number => Math.exp(-d * d);
    const p = [1 + e(0.5) + e(1), 1 + 2 * e(0.5), 1 + e(0.5) + e(1)];
    const q = [2 + e(1), 2 + e(1), 1 + 2 * e(1)];
    const sum = (values: number[]): number => values.reduce((a, b) => a + b);
    const expected = sum(p.map((value, k) => (value / sum(p)) * Math.log(value / sum(p) / (q[k] / sum(q)))));
    const [points, others] = [Float64Array.of(0, 0.5, 1), Float64Array.of(0, 0, 1)].map((line) =>
      distanceMatrix(line, 1),
    );
    assert.ok(Math.abs(densityDivergence(points, others, 3, 1) - expected) < 1e-12);
  });
});
