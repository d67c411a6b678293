import assert from 'node:assert/strict';
import { measurePosterior } from '../../../src/analysis/posterior.js';

describe('the posterior of a variational autoencoder', () => {
  it('has the divergence of two normal distributions, and counts the dimensions whose mean varies', () => {
    // μ = ±2 with variance 1/e, and a dimension that is the prior itself except for a mean of 0.1 that never changes.
    const { dimensions, active } = measurePosterior(Float64Array.of(2, 0.1, -1, 0, -2, 0.1, -1, 0), 2);
    assert.equal(active, 1);
    assert.deepEqual(
      dimensions.map(({ isActive }) => isActive),
      [true, false],
    );
    assert.ok(Math.abs(dimensions[0].divergence - (4 + 1 / Math.E + 1 - 1) / 2) < 1e-12);
    assert.ok(Math.abs(dimensions[1].divergence - 0.005) < 1e-12);
    assert.deepEqual([dimensions[0].variance, Math.abs(dimensions[1].variance) < 1e-30], [4, true]);
  });

  it('has an active dimension where the variance of its mean is above 0.01', () => {
    for (const [mean, isActive] of [
      [0.0999, false],
      [0.1001, true],
    ] as const)
      assert.equal(measurePosterior(Float64Array.of(mean, 0, -mean, 0), 1).dimensions[0].isActive, isActive);
  });
});
