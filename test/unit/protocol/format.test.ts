import assert from 'node:assert/strict';
import { formatLowerBound, formatNumber } from '../../../src/protocol/format.js';

describe('a lower bound in words', () => {
  const cases: readonly (readonly [number, string])[] = [
    [1, '1'],
    [25, '25'],
    [1.5556, '1.55'],
    [Math.SQRT1_2, '0.707'],
    [0.99999996, '0.999'],
    [9.996, '9.99'],
    [12_345.6, '12300'],
    [0.000_456_78, '4.56e-4'],
  ];
  for (const [bound, text] of cases) {
    it(`is ${text} for ${bound}: what is shown holds too`, () => {
      assert.equal(formatLowerBound(bound), text);
      assert.ok(Number(text) <= bound);
    });
  }

  it('is not lowered where only the last bits of double precision are missing', () => {
    assert.equal(formatLowerBound(0.1 * 3), '0.3');
    assert.equal(formatLowerBound(1 - 1e-15), '1');
  });

  it('differs from a measured number, which goes to the nearest', () => {
    assert.equal(formatNumber(1.5556), '1.56');
  });
});
