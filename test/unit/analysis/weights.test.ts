// Weighted points: quantiles, shares, ROC curves, their areas and errors, spectra.
import assert from 'node:assert/strict';
import { measureDetection, rocCurve } from '../../../src/analysis/anomaly.js';
import { huntBump } from '../../../src/analysis/bump-hunt/bump-hunt.js';
import { columnShares } from '../../../src/analysis/column-shares.js';
import { summarizeErrors } from '../../../src/analysis/error.js';
import { rocArea } from '../../../src/analysis/roc.js';
import { effectiveSize } from '../../../src/analysis/weights.js';
import { createRandom } from '../../../src/random/random.js';

const background = Float32Array.of(0.1, 0.4, 0.35, 0.8, 0.55, 0.4, 0.2, 0.65);
const signal = Float32Array.of(0.4, 0.9, 0.7, 0.3, 0.55, 0.95);
const weights = {
  background: Float64Array.of(1, 2, 0.5, 3, 1.5, 0.25, 4, 2.5),
  signal: Float64Array.of(0.5, 1, 2, 1.5, 3, 0.75),
};

/** The values, each as often as its whole weight says. */
const repeated = (values: Float32Array, times: Float64Array): Float32Array =>
  Float32Array.from([...values].flatMap((value, i) => Array.from({ length: times[i] }, () => value)));

describe('the area under the ROC curve of weighted samples', () => {
  it('is that of scikit-learn 1.2.1', () => {
    // y = [0]*8 + [1]*6; x and w are the scores and the weights above, background first:
    // roc_auc_score(y, x, sample_weight=w)
    assert.ok(Math.abs(rocArea(background, signal, weights).auc - 0.6634382566585957) < 1e-12);
    // roc_curve(y, x, sample_weight=w, drop_intermediate=False)
    const falsePositives = [
      0, 0, 0, 0.2033898305084746, 0.2033898305084746, 0.3728813559322034, 0.4745762711864407, 0.6271186440677966,
      0.6610169491525424, 0.6610169491525424, 0.9322033898305084, 1,
    ];
    const truePositives = [
      0, 0.08571428571428572, 0.2, 0.2, 0.42857142857142855, 0.42857142857142855, 0.7714285714285715,
      0.8285714285714286, 0.8285714285714286, 1, 1, 1,
    ];
    const { backgroundEfficiency, signalEfficiency } = rocCurve(background, signal, weights);
    assert.equal(backgroundEfficiency.length, falsePositives.length);
    falsePositives.forEach((value, i) => assert.ok(Math.abs(backgroundEfficiency[i] - value) < 1e-12));
    truePositives.forEach((value, i) => assert.ok(Math.abs(signalEfficiency[i] - value) < 1e-12));
  });

  it('is that without weights where all are equal, with its error', () => {
    const equal = { background: new Float64Array(8).fill(0.25), signal: new Float64Array(6).fill(8) };
    const [plain, same] = [rocArea(background, signal), rocArea(background, signal, equal)];
    assert.ok(Math.abs(plain.auc - same.auc) < 1e-12 && Math.abs(plain.aucError - same.aucError) < 1e-12);
    assert.deepEqual(measureDetection(background, signal).roc, measureDetection(background, signal, equal).roc);
  });

  it('has an error that its spread over samples has', () => {
    const random = createRandom(3, 'test');
    const draw = (shift: number, count: number) => {
      const scores = Float32Array.from({ length: count }, () => random.normal(shift, 1));
      // Weights that go with the scores, some of them negative.
      return { scores, weights: Float64Array.from(scores, (x) => (random.uniform() < 0.1 ? -1 : 1) * Math.exp(x / 2)) };
    };
    const found = Array.from({ length: 400 }, () => {
      const [b, s] = [draw(0, 300), draw(0.7, 200)];
      return rocArea(b.scores, s.scores, { background: b.weights, signal: s.weights });
    });
    const mean = found.reduce((sum, { auc }) => sum + auc, 0) / found.length;
    const spread = Math.sqrt(found.reduce((sum, { auc }) => sum + (auc - mean) ** 2, 0) / (found.length - 1));
    const told = Math.sqrt(found.reduce((sum, { aucError }) => sum + aucError ** 2, 0) / found.length);
    assert.ok(Math.abs(told / spread - 1) < 0.15, `${told} told, ${spread} found`);
  });
});

describe('weighted errors', () => {
  const errors = Float32Array.from({ length: 40 }, (_, i) => ((i * 17) % 40) / 10);
  const times = Float64Array.from(errors, (_, i) => 1 + (i % 3));

  it('have the mean and the share of as many points as the weights say', () => {
    const weighted = summarizeErrors(errors, { above: 2, of: 'radius' }, 0, times);
    const all = summarizeErrors(repeated(errors, times), { above: 2, of: 'radius' });
    assert.ok(Math.abs(weighted.mean - all.mean) < 1e-9);
    assert.ok(Math.abs((weighted.large?.share ?? 0) - (all.large?.share ?? 1)) < 1e-12);
    // The quantiles of a sample of so few differ by how one interpolates.
    assert.ok(Math.abs(weighted.median - all.median) <= 0.1 && Math.abs(weighted.q90 - all.q90) <= 0.1);
    const square = times.reduce((sum, weight) => sum + weight ** 2, 0);
    assert.equal(weighted.effectiveCount, times.reduce((a, b) => a + b, 0) ** 2 / square);
    assert.equal(weighted.count, 40);
  });

  it('are those without weights where all are equal', () => {
    const { effectiveCount, ...weighted } = summarizeErrors(errors, null, 0, new Float64Array(40).fill(0.25));
    const plain = summarizeErrors(errors, null);
    assert.equal(effectiveCount, 40);
    for (const key of ['mean', 'median', 'q90', 'q99', 'q999', 'sup'] as const)
      assert.ok(Math.abs(weighted[key] - plain[key]) < 1e-6, key);
  });

  it('take no notice of points of weight 0 but for the largest', () => {
    const { median, mean } = summarizeErrors(Float32Array.of(1, 2, 3, 100), null, 0, Float64Array.of(1, 1, 1, 0));
    assert.deepEqual([mean, median], [2, 2]);
  });

  it('have Kish’s effective size', () => {
    assert.equal(effectiveSize(Float64Array.of(1, 1, 1, 1), 4), 4);
    assert.equal(effectiveSize(Float64Array.of(3, 1), 2), 1.6);
    assert.equal(effectiveSize(null, 7), 7);
  });
});

describe('a bump hunt in weighted events', () => {
  const window = [0.38, 0.42] as const;

  it('has Z of mean 0 and spread 1 where there is no bump, some weights negative', () => {
    const random = createRandom(8, 'test');
    const significances = Array.from({ length: 100 }, () => {
      const values = Float64Array.from({ length: 5000 }, () => random.uniform());
      const weights = values.map(() => (random.uniform() < 0.1 ? -0.7 : 0.7) * random.uniform(0.5, 1.5));
      return huntBump({ values, score: new Float32Array(5000), weights }, window, 0).before.significance;
    }).filter((z) => z !== null);
    assert.ok(significances.length > 90, `withheld in ${100 - significances.length} of 100`);
    const mean = significances.reduce((a, b) => a + b, 0) / significances.length;
    const spread = Math.sqrt(significances.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (significances.length - 1));
    assert.ok(Math.abs(mean) < 0.3 && spread > 0.8 && spread < 1.2, `mean ${mean}, spread ${spread}`);
  });

  it('is the same in any unit of the weights, and that without weights where all are 1', () => {
    const random = createRandom(9, 'test');
    const values = Float64Array.from({ length: 5000 }, () => random.uniform());
    const score = Float32Array.from(values, () => random.uniform());
    const hunt = (unit: number | null) =>
      huntBump({ values, score, weights: unit === null ? null : new Float64Array(5000).fill(unit) }, window, 0.5);
    const [plain, ones, thousands] = [hunt(null), hunt(1), hunt(1000)];
    const { variances, ...spectrum } = ones.after;
    assert.deepEqual(variances, ones.after.counts);
    assert.deepEqual(spectrum, plain.after);
    assert.ok(Math.abs((thousands.after.significance ?? 9) - (plain.after.significance ?? -9)) < 1e-9);
    assert.ok(Math.abs(thousands.after.observed - 1000 * plain.after.observed) < 1e-6);
  });
});

describe('shares of columns in the squared error', () => {
  it('add up to 1, by the weights of the rows that count', () => {
    const points = Float64Array.of(1, 0, 0, 2, 5, 5);
    const nothing = new Float32Array(6);
    assert.deepEqual([...columnShares(points, nothing, 2, [0, 1], null)], [0.2, 0.8]);
    assert.deepEqual([...columnShares(points, nothing, 2, [0, 1], Float64Array.of(4, 1, 9))], [0.5, 0.5]);
    assert.deepEqual([...columnShares(points, Float32Array.from(points), 2, [0, 1, 2], null)], [0, 0]);
  });
});
