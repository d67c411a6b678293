import assert from 'node:assert/strict';
import { radiusOfSolution } from '../../../src/analysis/certificate/collision-proof.js';

describe('the proof of a collision', () => {
  it('gives a ball that holds the solution of x² = 2 near 1.4', () => {
    // f(x) = x²: f' changes by twice the distance.
    const radius = radiusOfSolution({ jacobian: Float64Array.of(2.8), curvature: 2, radius: Infinity }, 1, 2 - 1.96);
    assert.ok(radius !== null);
    assert.ok(Math.SQRT2 - 1.4 <= radius && radius < 0.03, String(radius));
  });

  it('fails where the curvature or the gap is too large, or a kink too near', () => {
    const jacobian = Float64Array.of(2.8);
    assert.equal(radiusOfSolution({ jacobian, curvature: 2, radius: Infinity }, 1, 1), null);
    assert.equal(radiusOfSolution({ jacobian, curvature: 200, radius: Infinity }, 1, 0.04), null);
    assert.equal(radiusOfSolution({ jacobian, curvature: 0, radius: 0.01 }, 1, 0.04), null);
  });

  it('fails where the derivative is not onto', () => {
    const flat = { curvature: 0, radius: Infinity };
    assert.equal(radiusOfSolution({ ...flat, jacobian: Float64Array.of(1, 2, 2, 4) }, 2, 1e-12), null);
    assert.equal(radiusOfSolution({ ...flat, jacobian: Float64Array.of(1, 2) }, 2, 1e-12), null, 'one number to two');
    assert.equal(radiusOfSolution({ ...flat, jacobian: Float64Array.of(0, 0) }, 1, 1e-12), null);
  });

  it('goes by the weakest direction of two', () => {
    const jacobian = Float64Array.of(1, 0, 0, 0, 0.01, 0);
    const radius = radiusOfSolution({ jacobian, curvature: 1, radius: Infinity }, 2, 1e-8);
    assert.ok(radius !== null && radius >= 2e-6 && radius < 2.1e-6, String(radius));
  });
});
