import assert from 'node:assert/strict';
import { createRandom } from '../../../src/random/random.js';
import { chiSquare, chiSquareLimit } from '../chi-square.js';

const count = 40_000;

describe('random numbers', () => {
  it('follow from seed, stream and index alone', () => {
    const draw = (seed: number, index = 0): number[] => {
      const random = createRandom(seed, 'train', index);
      return Array.from({ length: 5 }, () => random.normal());
    };
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
    assert.notDeepEqual(draw(7), draw(7, 1));
  });

  it('differ between streams', () => {
    const streams = ['train', 'test', 'split', 'initialization', 'batches', 'search', 'signal', 'geometry'] as const;
    const first = streams.map((stream) => createRandom(0, stream).uniform());
    assert.equal(new Set(first).size, first.length);
  });

  it('are uniform', () => {
    const random = createRandom(1, 'train');
    const values = Array.from({ length: count }, () => random.uniform(2, 5));
    assert.ok(chiSquare(values, [2, 5], () => 1) < chiSquareLimit(39));
  });

  it('are normal', () => {
    const random = createRandom(2, 'train');
    const values = Array.from({ length: count }, () => random.normal(1, 2)).filter((x) => Math.abs(x - 1) < 6);
    assert.ok(chiSquare(values, [-5, 7], (x) => Math.exp(-((x - 1) ** 2) / 8)) < chiSquareLimit(39));
  });

  it('give integers with both ends', () => {
    const random = createRandom(3, 'train');
    const values = new Set(Array.from({ length: 1000 }, () => random.integer(-1, 2)));
    assert.deepEqual(
      [...values].sort((a, b) => a - b),
      [-1, 0, 1, 2],
    );
  });
});
