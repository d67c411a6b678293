import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { backgroundRejection, measureDetection, rocCurve, signalEfficiencyAt } from '../../../src/analysis/anomaly.js';
import { isArbitrary, principalAxes } from '../../../src/analysis/baselines/covariance.js';
import { averagePath, isolationForestScore } from '../../../src/analysis/baselines/isolation-forest.js';
import { mahalanobisScore, nearestNeighbourScore, pcaScore } from '../../../src/analysis/baselines/scores.js';
import { symmetricEigensystem } from '../../../src/linear/eigen.js';
import type { RocCurve } from '../../../src/protocol/result.js';
import { createRandom } from '../../../src/random/random.js';

interface Golden {
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly scores: Readonly<Record<'pca' | 'mahalanobis' | 'neighbour', readonly number[]>>;
  readonly measures: RocCurve & { readonly auc: number };
  readonly forest: { readonly score: readonly number[]; readonly spread: number };
}

const golden = JSON.parse(readFileSync('test/unit/analysis/golden/sklearn.json', 'utf8')) as Golden;
const dimension = 4;
const half = 60;
const train = Float64Array.from(golden.train);
const test = Float64Array.from(golden.test);
const axes = principalAxes(train, dimension);

function assertNear(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, index) => {
    assert.ok(
      Math.abs(actual[index] - value) <= tolerance * Math.max(1, Math.abs(value)),
      `${index}: ${actual[index]}, expected ${value}`,
    );
  });
}

describe('baselines', () => {
  it('are those of scikit-learn: PCA, Mahalanobis distance with a singular covariance, distance to a neighbour', () => {
    assertNear(pcaScore(axes, 2)(test), golden.scores.pca, 1e-6);
    assertNear(mahalanobisScore(axes)(test), golden.scores.mahalanobis, 1e-6);
    assertNear(nearestNeighbourScore(train, dimension, 5)(test), golden.scores.neighbour, 1e-6);
  });

  it('have an isolation forest that differs from the mean of 20 of scikit-learn no more than those do', () => {
    const score = isolationForestScore(train, dimension, createRandom(0, 'search'))(test);
    const off = golden.forest.score.map((value, index) => Math.abs(score[index] - value));
    assert.ok(Math.max(...off) < 1.5 * golden.forest.spread, `${Math.max(...off)}, spread ${golden.forest.spread}`);
    const bias = golden.forest.score.reduce((sum, value, index) => sum + score[index] - value, 0) / off.length;
    assert.ok(Math.abs(bias) < 0.01, `${bias}`);
  });

  it('know the mean path length of a search tree', () => {
    assert.deepEqual([averagePath(1), averagePath(2)], [0, 1]);
    assert.ok(Math.abs(averagePath(256) - 10.2448) < 1e-4);
  });

  it('have no PCA error with all components', () => {
    assert.ok(pcaScore(axes, 4)(test).every((value) => value === 0));
  });
});

describe('principal axes', () => {
  const n = 2000;
  /** How many of 100 samples of normal points have an arbitrary choice of axes, given their standard deviations. */
  const arbitrary = (spreads: readonly number[], components: number): number =>
    Array.from({ length: 100 }, (_, seed) => {
      const random = createRandom(seed, 'test');
      const points = Float64Array.from({ length: n * spreads.length }, (_, at) =>
        random.normal(0, spreads[at % spreads.length]),
      );
      return isArbitrary(principalAxes(points, spreads.length), components);
    }).filter(Boolean).length;

  it('are arbitrary between axes of one variance, and not before or after them', () => {
    // A gap of two equal variances follows Rayleigh's law: P(gap < 2 errors) = 1 − e^−2.
    assert.ok(Math.abs(arbitrary([2, 1, 1], 2) - 100 * (1 - Math.exp(-2))) < 15);
    assert.ok(arbitrary([2, 1, 1, 1, 1, 1], 4) > 90);
    assert.equal(arbitrary([2, 1, 1], 1), 0);
    assert.equal(arbitrary([2, 1, 1], 3), 0);
  });

  it('are not arbitrary where the variances differ by more than they may by chance', () => {
    // 1.15² − 1 is seven times the error of the difference.
    assert.equal(arbitrary([2, 1.15, 1], 2), 0);
  });

  it('are not arbitrary among constant directions', () => {
    assert.equal(arbitrary([1, 0, 0], 2), 0);
  });
});

describe('eigensystem of a symmetric matrix', () => {
  it('puts the matrix together again', () => {
    const random = createRandom(5, 'test');
    const n = 9;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = random.normal();
    const { values, vectors } = symmetricEigensystem(matrix, n);
    assert.deepEqual(values, values.toSorted().reverse());
    matrix.forEach((value, at) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += values[k] * vectors[k * n + Math.floor(at / n)] * vectors[k * n + (at % n)];
      assert.ok(Math.abs(sum - value) < 1e-12);
    });
  });
});

describe('detection of a signal', () => {
  const score = Float32Array.from(golden.scores.neighbour);
  const [background, signal] = [score.subarray(0, half), score.subarray(half)];
  const curve = rocCurve(background, signal);

  it('has the ROC curve and AUC of scikit-learn', () => {
    assertNear(curve.backgroundEfficiency, golden.measures.backgroundEfficiency, 1e-12);
    assertNear(curve.signalEfficiency, golden.measures.signalEfficiency, 1e-12);
    assert.ok(Math.abs(measureDetection(background, signal).auc - golden.measures.auc) < 1e-12);
  });

  it('has working points', () => {
    const simple = rocCurve(Float32Array.of(1, 2, 3, 4), Float32Array.of(2.5, 3.5, 5, 6));
    assert.deepEqual(simple.signalEfficiency, [0, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1, 1]);
    assert.equal(backgroundRejection(simple, 0.5), null);
    assert.equal(backgroundRejection(simple, 0.75), 4);
    assert.equal(signalEfficiencyAt(simple, 0.25), 0.75);
    assert.equal(signalEfficiencyAt(simple, 1), 1);
  });

  it('takes ties in one step, and leaves the significance as it is where nothing can be cut', () => {
    const equal = new Float32Array(50).fill(2);
    assert.deepEqual(rocCurve(equal, equal), {
      backgroundEfficiency: [0, 1],
      signalEfficiency: [0, 1],
      thresholds: [null, 2],
    });
    const { auc, significanceImprovement, rejection } = measureDetection(equal, equal);
    assert.deepEqual([auc, significanceImprovement, rejection], [0.5, 1, 1]);
  });

  const random = createRandom(0, 'test');
  const draw = (mean: number, length: number): Float32Array => Float32Array.from({ length }, () => random.normal(mean));
  const [long, far] = [draw(0, 20_000), draw(2, 5000)];
  const { roc, auc, significanceImprovement } = measureDetection(long, far);

  it('keeps a hundred points of a long curve, its ends among them', () => {
    const { backgroundEfficiency, signalEfficiency } = roc;
    assert.ok(backgroundEfficiency.length <= 101 && backgroundEfficiency.length > 90, `${backgroundEfficiency.length}`);
    assert.deepEqual([backgroundEfficiency[0], backgroundEfficiency.at(-1)], [0, 1]);
    assert.deepEqual([signalEfficiency[0], signalEfficiency.at(-1)], [0, 1]);
    assert.ok(significanceImprovement > 3, `${significanceImprovement}`);
    const below = (x: readonly number[], y: readonly number[]): number =>
      x.reduce((sum, value, k) => sum + (k === 0 ? 0 : ((value - x[k - 1]) * (y[k] + y[k - 1])) / 2), 0);
    assert.ok(Math.abs(below(backgroundEfficiency, signalEfficiency) - auc) < 1e-3);
  });

  it('keeps with each point the threshold of its cut', () => {
    roc.thresholds?.forEach((threshold, k) => {
      const passing = (scores: Float32Array): number =>
        threshold === null ? 0 : scores.filter((value) => value >= threshold).length / scores.length;
      assert.deepEqual([passing(long), passing(far)], [roc.backgroundEfficiency[k], roc.signalEfficiency[k]]);
    });
    assert.equal(roc.thresholds?.length, roc.backgroundEfficiency.length);
  });

  it('keeps the working points of small background efficiencies', () => {
    const whole = rocCurve(long, far);
    for (const efficiency of [0.0002, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3]) {
      const [kept, exact] = [signalEfficiencyAt(roc, efficiency), signalEfficiencyAt(whole, efficiency)];
      assert.ok(exact >= kept && exact - kept < 0.03, `at ${efficiency}: ${kept}, expected ${exact}`);
    }
    assert.equal(signalEfficiencyAt(roc, 0), signalEfficiencyAt(whole, 0));
  });
});
