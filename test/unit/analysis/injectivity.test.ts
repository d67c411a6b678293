import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { foldCount, sphereDegree, windingNumber } from '../../../src/analysis/injectivity/curve.js';
import { densityDivergence, neighbourhoodMeasures } from '../../../src/analysis/injectivity/neighbourhoods.js';

const turn = 2 * Math.PI;
const around = (count: number, code: (t: number) => number[]): number[] =>
  Array.from({ length: count }, (_, k) => code((turn * k) / count)).flat();

describe('maps of curves', () => {
  it('have folds where they turn back', () => {
    assert.equal(foldCount([0, 1, 2, 3], false), 0);
    assert.equal(foldCount([0, 1, 1, 0, 2], false), 2);
    assert.equal(foldCount(around(100, (t) => [Math.cos(t + 0.3)]), true), 2);
    assert.equal(foldCount(around(100, (t) => [Math.sin(3 * t)]), true), 6);
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
    assert.equal(sphereDegree(vertices.map((value) => -2 * value), triangles), -1);
    assert.equal(sphereDegree(vertices.map((value, at) => (at % 3 === 2 ? -value : value)), triangles), -1);
    assert.equal(sphereDegree(vertices.map((value, at) => (at % 3 === 2 ? Math.abs(value) + 0.1 : value)), triangles), 0);
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
  const data = Float64Array.from(golden.data);
  const codes = Float64Array.from(golden.codes);

  it('are kept as well as scikit-learn says', () => {
    const { trustworthiness, continuity } = neighbourhoodMeasures(data, 3, codes, 2, 7);
    assert.ok(Math.abs(trustworthiness - golden.trustworthiness) < 1e-12);
    assert.ok(Math.abs(continuity - golden.continuity) < 1e-12);
  });

  it('are all kept where nothing is changed but the scale', () => {
    const larger = data.map((value) => 10 * value);
    assert.deepEqual(neighbourhoodMeasures(data, 3, larger, 3, 7), { trustworthiness: 1, continuity: 1 });
    assert.ok(Math.abs(densityDivergence(data, 3, larger, 3, 0.1)) < 1e-12);
    assert.ok(densityDivergence(data, 3, codes, 2, 0.1) > 1e-4);
  });

  it('have the divergence of two densities', () => {
    // Three points at 0, ½, 1 against 0, 0, 1, by hand, with σ = 1 and e(d) = exp(−d²).
    const e = (d: number): number => Math.exp(-d * d);
    const p = [1 + e(0.5) + e(1), 1 + 2 * e(0.5), 1 + e(0.5) + e(1)];
    const q = [2 + e(1), 2 + e(1), 1 + 2 * e(1)];
    const sum = (values: number[]): number => values.reduce((a, b) => a + b);
    const expected = sum(p.map((value, k) => (value / sum(p)) * Math.log(value / sum(p) / (q[k] / sum(q)))));
    assert.ok(Math.abs(densityDivergence(Float64Array.of(0, 0.5, 1), 1, Float64Array.of(0, 0, 1), 1, 1) - expected) < 1e-12);
  });
});
