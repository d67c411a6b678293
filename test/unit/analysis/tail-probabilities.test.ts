import assert from 'node:assert/strict';
import { chiSquareTail, fTail } from '../../../src/analysis/tail-probabilities.js';

const assertNear = (actual: number, expected: number): void => {
  assert.ok(Math.abs(actual / expected - 1) < 1e-9, `${actual}, expected ${expected}`);
};

describe('tail probabilities', () => {
  it('are those of χ² in closed form where the degrees of freedom are even', () => {
    for (const x of [0.1, 1, 4, 20, 90]) {
      assertNear(chiSquareTail(x, 2), Math.exp(-x / 2));
      assertNear(chiSquareTail(x, 6), Math.exp(-x / 2) * (1 + x / 2 + x ** 2 / 8));
    }
    assert.equal(chiSquareTail(0, 5), 1);
  });

  it('are those of the tables where they are odd', () => {
    // P(|Z| > 1), and the quantiles 0.95 and 0.99 of χ² with 5 and 29 degrees of freedom.
    assertNear(chiSquareTail(1, 1), 0.317_310_507_862_914_1);
    assert.ok(Math.abs(chiSquareTail(11.0705, 5) - 0.05) < 1e-6);
    assert.ok(Math.abs(chiSquareTail(49.5879, 29) - 0.01) < 1e-6);
  });

  it('are those of F in closed form, and in the tables', () => {
    // With two degrees above, (1 + 2f/ν)^(−ν/2); with one and one, the two tails of Cauchy's distribution.
    for (const f of [0.01, 0.5, 3, 40]) {
      for (const below of [1, 7, 28]) assertNear(fTail(f, 2, below), (1 + (2 * f) / below) ** (-below / 2));
      assertNear(fTail(f, 1, 1), 1 - (2 / Math.PI) * Math.atan(Math.sqrt(f)));
    }
    assert.ok(Math.abs(fTail(4.1709, 1, 30) - 0.05) < 1e-5);
    assert.equal(fTail(-1, 1, 30), 1);
  });
});
