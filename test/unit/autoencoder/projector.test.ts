import assert from 'node:assert/strict';
import { project, symmetricSize } from '../../../src/autoencoder/projector.js';
import { createRandom } from '../../../src/random/random.js';
import { largestDifference } from '../../support/tasks.js';

const near = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance = 1e-12): void => {
  assert.equal(a.length, b.length);
  assert.ok(largestDifference(a, b) < tolerance, `${Array.from(a).join(' ')}, expected ${Array.from(b).join(' ')}`);
};

/** Numbers of v vᵀ: above the diagonal times √2, then the diagonal. */
function projectorOn(v: readonly number[]): number[] {
  const square = v.reduce((sum, x) => sum + x * x, 0);
  const above = v.flatMap((x, i) => v.slice(i + 1).map((y) => (Math.SQRT2 * x * y) / square));
  return [...above, ...v.map((x) => (x * x) / square)];
}

describe('projector on the leading eigenvector', () => {
  it('of a matrix that is diagonal, or known', () => {
    near(project([0, 0, 0, -3, 1, 0.5], 3).projector, projectorOn([0, 1, 0]));
    // ((2, 1), (1, 2)) has the eigenvectors (1, 1) of 3 and (1, −1) of 1.
    near(project([Math.SQRT2, 2, 2], 2).projector, projectorOn([1, 1]));
    near(project([-Math.SQRT2, 2, 2], 2).projector, projectorOn([1, -1]));
  });

  it('of 5 λ v vᵀ less multiples of the identity, v up to its sign', () => {
    const random = createRandom(1, 'search');
    for (const n of [1, 2, 3, 4, 7, 17]) {
      const v = Array.from({ length: n }, () => random.normal());
      const numbers = projectorOn(v).map((value, index) => 5 * value - (index >= symmetricSize(n) - n ? 2 : 0));
      near(project(numbers, n).projector, projectorOn(v));
      near(project(numbers, n).projector, projectorOn(v.map((x) => -x)));
    }
  });

  it('has the gradient right, by central differences', () => {
    const random = createRandom(2, 'search');
    for (const n of [2, 3, 5]) {
      const size = symmetricSize(n);
      const [numbers, weights] = [0, 1].map(() => Array.from({ length: size }, () => random.normal()));
      const value = (at: readonly number[]): number =>
        project(at, n).projector.reduce((sum, p, k) => sum + weights[k] * p, 0);
      const h = 1e-5;
      const expected = numbers.map((x, k) => (value(numbers.with(k, x + h)) - value(numbers.with(k, x - h))) / (2 * h));
      near(project(numbers, n).pullBack(weights), expected, 1e-7);
    }
  });

  it('stays finite where the leading eigenvalue is not simple', () => {
    const { projector, pullBack } = project([0, 0, 0, 1, 1, 1], 3);
    assert.ok(Math.abs(Math.hypot(...projector) - 1) < 1e-12);
    assert.ok(pullBack([1, 2, 3, 4, 5, 6]).every(Number.isFinite));
  });
});
