import assert from 'node:assert/strict';
import { besideLine } from '../../../webview/views/histogram/beside-line.js';
import { referenceHeights } from '../../../webview/views/histogram/model.js';

describe('The name beside an upright line', () => {
  const texts = ['no network below 1', 'bound 1'] as const;

  it('is long where there is room, to the right if it can', () => {
    assert.deepEqual(besideLine(100, texts, [0, 100, 300]), { text: 'no network below 1', isRight: true });
    assert.deepEqual(besideLine(200, texts, [0, 200, 300]), { text: 'no network below 1', isRight: false });
  });

  it('is short rather than across the next line', () => {
    assert.deepEqual(besideLine(100, texts, [0, 100, 170, 400]), { text: 'bound 1', isRight: true });
    assert.deepEqual(besideLine(100, texts, [20, 100, 130, 400]), { text: 'bound 1', isRight: false });
  });

  it('stands on the side with more room where there is little on both', () => {
    assert.deepEqual(besideLine(30, texts, [0, 30, 50]), { text: 'bound 1', isRight: false });
  });
});

describe('The histogram of a reference', () => {
  const error = Float32Array.of(0, 0.9, 0.95);
  const sum = (heights: Float64Array): number => heights.reduce((total, height) => total + height, 0);

  it('has as many points as the test sample', () => {
    const heights = referenceHeights(error, [0, 1], false, null, 30);
    assert.deepEqual([heights[0], sum(heights)], [10, 30]);
  });

  it('counts weighted points by their weights, and has as much weight as the test sample', () => {
    const heights = referenceHeights(error, [0, 1], false, Float64Array.of(6, 1, 1), 4);
    assert.deepEqual([heights[0], sum(heights)], [3, 4]);
    const density = referenceHeights(error, [0, 1], true, Float64Array.of(6, 1, 1), 4);
    assert.ok(Math.abs(sum(density) / density.length - 1) < 1e-12, 'a density, of any weight');
  });
});
