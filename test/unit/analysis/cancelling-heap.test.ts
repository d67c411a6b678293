import assert from 'node:assert/strict';
import { CancellingHeap } from '../../../src/analysis/homology/cancelling-heap.js';
import { createRandom } from '../../../src/random/random.js';

describe('a heap in which equal numbers cancel', () => {
  it('gives those that were added an odd number of times, the largest first, while others are added', () => {
    const random = createRandom(0, 'test');
    const heap = new CancellingHeap();
    for (let round = 0; round < 20; round++) {
      heap.clear();
      const there = new Set<number>();
      // Every few of them one is taken, and what follows is smaller, as it is in a column.
      let least = 0x2_0000_0000;
      for (let step = 0; step < 3000; step++) {
        const value = least - random.integer(1, 900) * 0x1_0001;
        if (!there.delete(value)) there.add(value);
        heap.push(value);
        if (step % 7 > 0) continue;
        const largest = Math.max(-1, ...there);
        assert.equal(heap.take(), largest);
        there.delete(largest);
        if (step % 2 > 0) continue;
        // It can come back.
        heap.push(largest);
        there.add(largest);
        least = largest;
      }
      assert.deepEqual(
        Array.from({ length: there.size }, () => heap.take()),
        [...there].sort((a, b) => b - a),
      );
      assert.equal(heap.take(), -1);
    }
  });
});
