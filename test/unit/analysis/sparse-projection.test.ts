import assert from 'node:assert/strict';
import { distanceMatrix } from '../../../src/analysis/homology/distances.js';
import { sparseProjection } from '../../../src/analysis/sparse-projection.js';
import { createRandom } from '../../../src/random/random.js';

describe('sparse projection', () => {
  it('keeps distances within a few per cent, of rows that differ in few coordinates too', () => {
    const random = createRandom(0, 'test');
    const width = 1500;
    // Half of the rows differ everywhere, the others in two coordinates each.
    const points = Float64Array.from({ length: 40 * width }, (_, at) => {
      const [row, k] = [Math.floor(at / width), at % width];
      if (row < 20) return random.normal();
      return k === row || k === 3 * row ? 10 : 0;
    });
    const projected = sparseProjection(points, width, createRandom(1, 'test'));
    assert.equal(projected.width, 256);
    const [before, after] = [distanceMatrix(points, width), distanceMatrix(projected.points, projected.width)];
    const ratios = Array.from(before.keys()).flatMap((at) => (before[at] > 0 ? [after[at] / before[at]] : []));
    const mean = ratios.reduce((a, b) => a + b) / ratios.length;
    const spread = Math.sqrt(ratios.reduce((sum, ratio) => sum + (ratio - 1) ** 2, 0) / ratios.length);
    assert.ok(Math.abs(mean - 1) < 0.03, `${mean}`);
    assert.ok(spread < 0.1, `${spread}`);
  });

  it('leaves points of few coordinates alone, and those that coincide together', () => {
    const few = Float64Array.of(1, 2, 3, 4);
    assert.deepEqual(sparseProjection(few, 2, createRandom(0, 'test')), { points: few, width: 2 });
    const random = createRandom(2, 'test');
    const row = Array.from({ length: 300 }, () => random.normal());
    const { points, width } = sparseProjection(Float64Array.from([...row, ...row]), 300, random);
    assert.deepEqual(points.subarray(0, width), points.subarray(width));
  });
});
