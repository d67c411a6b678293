import assert from 'node:assert/strict';
import { rocArea } from '../../../src/analysis/roc.js';
import { createRandom } from '../../../src/random/random.js';

const random = createRandom(0, 'test');
/** @param step to which scores are rounded, so that some are equal. */
const draw = (length: number, mean: number, spread: number, step: number): Float32Array =>
  Float32Array.from({ length }, () => Math.round(random.normal(mean, spread) / step) * step);

const spreadOf = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

/** The standard deviation of the area over samples drawn with replacement from these. */
function bootstrapError(background: Float32Array, signal: Float32Array): number {
  const again = (scores: Float32Array): Float32Array => scores.map(() => scores[random.integer(0, scores.length - 1)]);
  return spreadOf(Array.from({ length: 1000 }, () => rocArea(again(background), again(signal)).auc));
}

describe('the error of the area under a ROC curve', () => {
  it('is that of DeLong, term by term', () => {
    const [background, signal] = [draw(60, 0, 1, 0.5), draw(40, 0.7, 2, 0.5)];
    const kernel = (b: number, s: number): number => (s > b ? 1 : s === b ? 0.5 : 0);
    const bySignal = Array.from(signal, (s) => background.reduce((sum, b) => sum + kernel(b, s), 0) / 60);
    const byBackground = Array.from(background, (b) => signal.reduce((sum, s) => sum + kernel(b, s), 0) / 40);
    const { auc, aucError } = rocArea(background, signal);
    assert.ok(Math.abs(auc - bySignal.reduce((a, b) => a + b) / 40) < 1e-12);
    assert.ok(
      Math.abs(aucError - Math.hypot(spreadOf(bySignal) / Math.sqrt(40), spreadOf(byBackground) / Math.sqrt(60))) <
        1e-12,
    );
  });

  it('is that of a bootstrap: with ties, in the tail, and for a narrow signal', () => {
    const background = draw(1500, 0, 1, 1e-3);
    const cases = [draw(300, 0.5, 1, 0.5), draw(300, 2.5, 1, 1e-3), draw(300, 0.3, 0.05, 1e-3)];
    for (const signal of cases) {
      const { aucError } = rocArea(background, signal);
      const ratio = aucError / bootstrapError(background, signal);
      assert.ok(Math.abs(ratio - 1) < 0.1, `${ratio}`);
    }
  });

  it('is that of a coin toss where nothing is told apart: √((m + n + 1)/(12mn))', () => {
    const { aucError } = rocArea(draw(4000, 0, 1, 1e-6), draw(3000, 0, 1, 1e-6));
    assert.ok(Math.abs(aucError / Math.sqrt(7001 / (12 * 4000 * 3000)) - 1) < 0.03);
  });

  it('is 0 where all are told apart, and where all are equal; the largest possible of a single score', () => {
    assert.deepEqual(rocArea(Float32Array.of(1, 2), Float32Array.of(3, 4)), { auc: 1, aucError: 0 });
    assert.deepEqual(rocArea(Float32Array.of(1, 1), Float32Array.of(1, 1)), { auc: 0.5, aucError: 0 });
    assert.deepEqual(rocArea(Float32Array.of(1, 3), Float32Array.of(2)), { auc: 0.5, aucError: 0.5 });
  });
});
