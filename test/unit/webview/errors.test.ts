import assert from 'node:assert/strict';
import { formatLowerBound } from '../../../webview/format.js';
import { selectedHeights } from '../../../webview/views/histogram/model.js';
import { toDensity, histogram } from '../../../webview/math/histogram.js';

describe('A bound in words', () => {
  it('is never above the bound', () => {
    for (const x of [1.9999, 0.99951, 0.57735, 2 / 3, 1.0051, 123.456, 0.000123456, 9.999, 0.09999]) {
      assert.ok(Number(formatLowerBound(x)) <= x, `${formatLowerBound(x)} is above ${x}`);
      assert.ok(Number(formatLowerBound(x)) > x * 0.98, `${formatLowerBound(x)} is far below ${x}`);
    }
    assert.equal(formatLowerBound(1.9999), '1.99');
    assert.equal(formatLowerBound(2 / 3), '0.666');
  });

  it('is the number itself where that has three digits, up to errors of arithmetic', () => {
    assert.deepEqual([1, 0.3, 0.1 + 0.2, 1 - 1e-14, 1.5].map(formatLowerBound), ['1', '0.3', '0.3', '1', '1.5']);
  });
});

describe('The bars of the selected points', () => {
  const error = Float32Array.of(0.1, 0.1, 0.1, 0.9);
  const selected = Uint8Array.of(1, 0, 0, 1);

  it('are no higher than those of all points', () => {
    for (const density of [false, true]) {
      const all = histogram(error, [0, 1], 60);
      const heights = density ? toDensity(all, [0, 1], error.length) : all;
      const chosen = selectedHeights(selected, error, [0, 1], density);
      assert.ok(chosen.every((height, k) => height <= heights[k]));
      assert.equal(chosen[54], heights[54]);
      assert.ok(Math.abs(chosen[6] * 3 - heights[6]) < 1e-12);
    }
  });
});
