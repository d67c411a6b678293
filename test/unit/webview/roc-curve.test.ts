import assert from 'node:assert/strict';
import { measureDetection } from '../../../src/analysis/anomaly.js';
import type { RocCurve } from '../../../src/protocol/result.js';
import { createRandom } from '../../../src/random/random.js';
import type { RunAnalysis, RunEvent } from '../../../src/protocol/events.js';
import { detectionAt } from '../../../webview/state/detectors.js';
import { initialModel, reduce } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { fullResult } from '../full-result.js';
import { frameOf, startedOf } from './run-events.js';
import { chanceIn, curveIn, signalEfficiencyAt, workingPoint } from '../../../webview/math/roc-curve.js';

/** Signal scores are exponential with half the rate of the background: ε_S = √ε_B. */
const root: RocCurve = {
  backgroundEfficiency: Array.from({ length: 1001 }, (_, k) => (k / 1000) ** 2),
  signalEfficiency: Array.from({ length: 1001 }, (_, k) => k / 1000),
};

describe('working point of a ROC curve', () => {
  it('lies on the straight line between stored points, and on the loosest cut where the curve is upright', () => {
    const steps: RocCurve = { backgroundEfficiency: [0, 0, 0.5, 1], signalEfficiency: [0, 0.4, 0.8, 1] };
    assert.equal(signalEfficiencyAt(steps, 0), 0.4);
    assert.ok(Math.abs(signalEfficiencyAt(steps, 0.25) - 0.6) < 1e-12);
    assert.equal(signalEfficiencyAt(steps, 1), 1);
    assert.ok(Math.abs(signalEfficiencyAt(root, 0.01) - 0.1) < 1e-6);
  });

  it('is that of the samples, to within its error, for a stored curve of a hundred points', () => {
    const random = createRandom(3, 'test');
    const exponential = (mean: number, length: number): Float32Array =>
      Float32Array.from({ length }, () => -mean * Math.log(1 - random.uniform(0, 1)));
    const { roc } = measureDetection(exponential(1, 5000), exponential(2, 5000));
    for (const at of [0.001, 0.01, 0.1, 0.5]) {
      const { value, error } = workingPoint(roc, at, 5000, 5000);
      assert.ok(
        Math.abs(value - Math.sqrt(at)) < 3 * error,
        `at ${at}: ${value} ± ${error}, expected ${Math.sqrt(at)}`,
      );
    }
  });

  it('has the spread of repeated samples as its error', () => {
    const random = createRandom(4, 'test');
    const exponential = (mean: number, length: number): Float32Array =>
      Float32Array.from({ length }, () => -mean * Math.log(1 - random.uniform(0, 1)));
    const points = Array.from({ length: 200 }, () =>
      workingPoint(measureDetection(exponential(1, 400), exponential(2, 400)).roc, 0.05, 400, 400),
    );
    const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length;
    const deviation = Math.sqrt(points.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (points.length - 1));
    const told = points.reduce((sum, { error }) => sum + error, 0) / points.length;
    assert.ok(told / deviation > 0.8 && told / deviation < 1.25, `told ${told}, spread ${deviation}`);
  });

  it('is uncertain even where nothing passes', () => {
    const { value, error } = workingPoint(
      { backgroundEfficiency: [0, 0.5, 1], signalEfficiency: [0, 0, 1] },
      0.1,
      100,
      100,
    );
    assert.equal(value, 0);
    assert.ok(error > 0.005 && error < 0.02, `${error}`);
  });
});

describe('pictures of a ROC curve', () => {
  it('divide by a background efficiency only where ten events pass', () => {
    const improvement = curveIn('improvement', root, 1000);
    assert.equal(improvement.length, 901);
    assert.ok(
      improvement.every(({ y }) => Math.abs(y - 1) < 1e-9),
      'ε_S/√ε_B = 1 on this curve',
    );
    const [strictest] = curveIn('rejection', root, 1000);
    assert.ok(Math.abs(strictest.y - 100) < 1, `${strictest.y}`);
    assert.equal(curveIn('roc', root, 1000).length, 1001);
  });

  it('have chance on the diagonal', () => {
    assert.ok(chanceIn('roc').every(({ x, y }) => x === y));
    assert.ok(chanceIn('rejection').every(({ x, y }) => Math.abs(x * y - 1) < 1e-9));
  });
});

describe('the working point of weighted events', () => {
  const detection = (effectiveCount: number | undefined) => {
    const effective = effectiveCount === undefined ? {} : { effectiveCount };
    const started = startedOf(1000);
    const analysis: RunAnalysis = {
      kind: 'analysis',
      step: 1,
      error: { ...fullResult.error, ...effective },
      supParameters: null,
      theory: null,
      signals: fullResult.signals.map((signal) => ({ ...signal, error: { ...signal.error, ...effective } })),
    };
    const events: readonly RunEvent[] = [started, frameOf(1, 1000), analysis];
    const { run } = reduce(initialModel(readViewSettings({}), false), { kind: 'events', reset: true, events });
    const [first] = (run === null ? null : detectionAt(run, 1))?.autoencoder ?? [];
    return first.workingPoint(0.1);
  };

  it('is as uncertain as that of so many events of equal weight', () => {
    const [all, few] = [detection(undefined), detection(25)];
    assert.equal(all.value, few.value);
    assert.ok(few.error > 2 * all.error, `${few.error} and ${all.error}`);
  });
});
