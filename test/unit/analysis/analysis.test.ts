import assert from 'node:assert/strict';
import { reconstructionError, summarizeErrors } from '../../../src/analysis/error.js';
import { refineSup } from '../../../src/analysis/refine-sup.js';
import { largeErrorOf } from '../../../src/analysis/large-error.js';
import { rocArea } from '../../../src/analysis/roc.js';
import { sphere } from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';

describe('reconstruction error', () => {
  it('is the Euclidean distance, not the mean square', () => {
    const points = Float32Array.of(0, 0, 1, 1);
    assert.deepEqual(reconstructionError(points, Float32Array.of(3, 4, 1, 1), 2), Float32Array.of(5, 0));
  });

  it('has the quantiles of NumPy', () => {
    // numpy.quantile([3, 1, 4, 1, 5], [.5, .9, .99, .999]) → 3.0, 4.6, 4.96, 4.996
    const summary = summarizeErrors(Float32Array.of(3, 1, 4, 1, 5), { above: 3, of: 'bound' });
    assert.equal(summary.sup, 5);
    assert.equal(summary.mean, 2.8);
    [3, 4.6, 4.96, 4.996].forEach((expected, index) => {
      const actual = [summary.median, summary.q90, summary.q99, summary.q999][index];
      assert.ok(Math.abs(actual - expected) < 1e-12);
    });
    assert.deepEqual(summary.large, { above: 3, of: 'bound', share: 0.4 });
  });

  it('is large above half of the bound, or else above a twentieth of the radius of the data', () => {
    const pair = Float64Array.of(4, 1, 6, 1);
    assert.deepEqual(largeErrorOf({ supErrorBound: 2, reason: '' }, pair, 2), { above: 1, of: 'bound' });
    assert.deepEqual(largeErrorOf(null, pair, 2), { above: 0.05, of: 'radius' });
    assert.equal(largeErrorOf(null, Float64Array.of(4, 1, 4, 1), 2), null);
  });
});

describe('area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties counted half', () => {
    const random = createRandom(0, 'test');
    const background = Float32Array.from({ length: 60 }, () => random.integer(0, 9));
    const signal = Float32Array.from({ length: 40 }, () => random.integer(3, 12));
    let pairs = 0;
    for (const b of background) for (const s of signal) pairs += s > b ? 1 : s === b ? 0.5 : 0;
    assert.equal(rocArea(background, signal).auc, pairs / 2400);
  });

  it('is ½ for equal samples and 1 for separated ones', () => {
    const values = Float32Array.of(1, 2, 3);
    assert.equal(rocArea(values, values).auc, 0.5);
    assert.equal(rocArea(values, Float32Array.of(4, 5)).auc, 1);
  });
});

describe('refined supremum', () => {
  it('finds a narrow peak that the sample misses', () => {
    const { chart } = sphere();
    assert.ok(chart);
    const random = createRandom(1, 'test');
    const count = 2000;
    const parameters = new Float64Array(2 * count);
    for (let row = 0; row < count; row++) {
      parameters.set([Math.acos(random.uniform(-1, 1)), random.uniform(0, 2 * Math.PI)], 2 * row);
    }
    const peak = chart.map([1.1, 4.2]);
    const evaluate = (points: Float32Array): Float32Array =>
      Float32Array.from({ length: points.length / 3 }, (_, row) => {
        const square = peak.reduce((sum, value, k) => sum + (value - points[3 * row + k]) ** 2, 0);
        return Math.exp(-Math.sqrt(square) / 0.05);
      });
    const sampled = Float32Array.from({ length: 3 * count }, (_, index) => {
      const row = Math.floor(index / 3);
      return chart.map([...parameters.subarray(2 * row, 2 * row + 2)])[index % 3];
    });
    const values = evaluate(sampled);
    const largest = values.reduce((a, b) => Math.max(a, b));
    const refined = refineSup(chart, parameters, values, evaluate, createRandom(2, 'search'));
    assert.ok(largest < 0.9, `the sample alone came to ${largest}`);
    assert.ok(refined.value > 0.99, `the search came to ${refined.value}`);
    const found = chart.map([...refined.parameters]);
    assert.ok(
      Math.hypot(...peak.map((value, k) => value - found[k])) < 0.01,
      `it is said to lie at ${refined.parameters.join(', ')}`,
    );
  });
});
