import assert from 'node:assert/strict';
import { principalAxes } from '../../../src/analysis/baselines/covariance.js';
import { leadingPcaScore, pcaScore } from '../../../src/analysis/baselines/scores.js';
import { leadingAxes } from '../../../src/analysis/leading-axes.js';
import { createRandom } from '../../../src/random/random.js';

describe('the first principal axes', () => {
  const dimension = 30;
  const random = createRandom(3, 'test');
  // Standard deviations that fall by a quarter from one coordinate to the next, and a mean far from 0.
  const points = Float64Array.from(
    { length: 400 * dimension },
    (_, at) => 5 + 0.75 ** (at % dimension) * random.normal(),
  );
  const all = principalAxes(points, dimension);
  const first = leadingAxes(points, dimension, 4, createRandom(0, 'search'));

  it('are those of the whole covariance, with their variances', () => {
    for (let k = 0; k < 4; k++) {
      assert.ok(Math.abs(first.variances[k] / all.values[k] - 1) < 1e-6);
      let along = 0;
      for (let a = 0; a < dimension; a++) along += first.axes[k * dimension + a] * all.vectors[k * dimension + a];
      assert.ok(Math.abs(Math.abs(along) - 1) < 1e-4, `axis ${k}: cosine ${along}`);
    }
    assert.ok(Math.abs(first.totalVariance / all.values.reduce((a, b) => a + b, 0) - 1) < 1e-9);
  });

  it('give the same reconstruction error as all axes do', () => {
    const [alone, whole] = [leadingPcaScore(first)(points), pcaScore(all, 4)(points)];
    for (const [row, score] of alone.entries()) assert.ok(Math.abs(score - whole[row]) < 1e-3);
  });

  it('are no more than the coordinates, of data that lie on a line too', () => {
    const line = Float64Array.from({ length: 20 }, (_, at) => Math.floor(at / 2));
    const { axes, variances } = leadingAxes(line, 2, 3, createRandom(0, 'search'));
    assert.equal(axes.length, 4);
    assert.ok(Math.abs(axes[0] - Math.SQRT1_2) < 1e-9 && Math.abs(axes[1] - Math.SQRT1_2) < 1e-9);
    assert.ok(variances[1] < 1e-12);
  });
});
