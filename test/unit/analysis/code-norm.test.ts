import assert from 'node:assert/strict';
import { measureCodeNorm } from '../../../src/analysis/code-norm.js';

describe('the norm of codes before they are normalised', () => {
  it('is the least and the median of the vectors', () => {
    const outputs = Float64Array.of(3, 4, 0.3, 0.4, 6, 8);
    assert.deepEqual(measureCodeNorm(outputs, 2, [{ start: 0, size: 2 }]), { least: 0.5, median: 5 });
  });

  it('is that of the part that comes nearest to 0, measured by its own median', () => {
    // Rows of a part of norms 1, 1 and 1, a number of no part, and one of norms 10, 100 and 0.5.
    const outputs = Float64Array.of(1, 0, 7, 0, 10, 0, 1, 7, 100, 0, -1, 0, 7, 0.3, 0.4);
    const parts = [
      { start: 0, size: 2 },
      { start: 3, size: 2 },
    ];
    assert.deepEqual(measureCodeNorm(outputs, 5, parts), { least: 0.5, median: 10 });
  });

  it('is missing without points or vectors', () => {
    assert.equal(measureCodeNorm(new Float64Array(0), 2, [{ start: 0, size: 2 }]), null);
    assert.equal(measureCodeNorm(Float64Array.of(1, 2), 2, []), null);
  });
});
