import assert from 'node:assert/strict';
import { createRandom } from '../../../src/random/random.js';
import { apart } from '../../../webview/math/apart.js';

describe('boxes that do not overlap', () => {
  const area = { left: 0, top: 0, width: 300, height: 200 };
  const size = { width: 25, height: 19 };

  it('lie inside, overlap nowhere, and leave no room for another', () => {
    const random = createRandom(3, 'test');
    const count = 2000;
    const places = Float32Array.from(
      { length: 2 * count },
      (_, k) => random.uniform() * (k % 2 === 0 ? 340 : 240) - 20,
    );
    const kept = apart(places, Array(count).keys(), size, area);
    const overlaps = (i: number, j: number): boolean =>
      Math.abs(places[2 * i] - places[2 * j]) < size.width &&
      Math.abs(places[2 * i + 1] - places[2 * j + 1]) < size.height;
    const isInside = (i: number): boolean =>
      Math.abs(places[2 * i] - 150) <= 150 - size.width / 2 &&
      Math.abs(places[2 * i + 1] - 100) <= 100 - size.height / 2;
    assert.ok(kept.length > 40, `${kept.length}`);
    for (const [a, i] of kept.entries()) {
      assert.ok(isInside(i));
      for (const j of kept.slice(0, a)) assert.ok(!overlaps(i, j), `${i} and ${j}`);
    }
    for (let i = 0; i < count; i++) assert.ok(!isInside(i) || kept.some((j) => overlaps(i, j)), `room for ${i}`);
  });

  it('go to those that come first', () => {
    const places = Float32Array.of(100, 100, 105, 100, 150, 100);
    assert.deepEqual(apart(places, [1, 0, 2], size, area), [1, 2]);
  });

  it('are given to no place that is nowhere', () => {
    assert.deepEqual(apart(Float32Array.of(NaN, NaN, 50, 50), [0, 1], size, area), [1]);
  });
});
