// The sample that training sees instead of a weighted one.
import assert from 'node:assert/strict';
import { createRandom } from '../../../src/random/random.js';
import { drawByWeight } from '../../../src/run/draw-by-weight.js';
import type { Sample } from '../../../src/run/sample.js';

const sampleOf = (weights: readonly number[] | null, count = weights?.length ?? 3): Sample => ({
  count,
  dimension: 1,
  points: Float64Array.from({ length: count }, (_, i) => i),
  parameters: null,
  labels: [],
  weights: weights === null ? null : Float64Array.from(weights),
});

/** How often each point was drawn. */
function timesOf(weights: readonly number[], seed: number): Float64Array {
  const drawn = drawByWeight(sampleOf(weights), createRandom(seed, 'split', 2), 'manifold');
  assert.equal(drawn.count, weights.length);
  assert.equal(drawn.weights, null);
  const times = new Float64Array(weights.length);
  for (const point of drawn.points) times[point]++;
  return times;
}

describe('a sample drawn by weight', () => {
  const random = createRandom(1, 'search');
  const weights = Array.from({ length: 200 }, () => random.uniform() ** 4);
  const total = weights.reduce((a, b) => a + b, 0);
  const expected = weights.map((weight) => (weight * weights.length) / total);

  it('has each point as often as its weight says, to less than one', () => {
    for (let seed = 0; seed < 20; seed++) {
      timesOf(weights, seed).forEach((times, i) =>
        assert.ok(Math.abs(times - expected[i]) < 1 + 1e-9, `${times} for ${expected[i]}`),
      );
    }
  });

  it('estimates a weighted mean without bias', () => {
    // Of a loss that is largest where weights are small, which a biased draw would leave out.
    const loss = weights.map((weight) => 1 / (weight + 0.1));
    const exact = weights.reduce((sum, weight, i) => sum + weight * loss[i], 0) / total;
    const seeds = 4000;
    const estimates = Array.from({ length: seeds }, (_, seed) =>
      timesOf(weights, seed).reduce((sum, times, i) => sum + (times * loss[i]) / weights.length, 0),
    );
    const mean = estimates.reduce((a, b) => a + b, 0) / seeds;
    const variance = estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seeds - 1);
    const error = Math.sqrt(variance / seeds);
    assert.ok(Math.abs(mean - exact) < 4 * error, `${mean} for ${exact} ± ${error}`);
    const plain = loss.reduce((a, b) => a + b, 0) / loss.length;
    assert.ok(Math.abs(plain - exact) > 100 * error, 'which the unweighted mean is far from');
  });

  it('is the sample itself if all weights are equal, and without weights', () => {
    assert.deepEqual([...timesOf([2, 2, 2, 2], 5)], [1, 1, 1, 1]);
    const plain = sampleOf(null);
    assert.equal(drawByWeight(plain, createRandom(0, 'split', 2), 'manifold'), plain);
  });

  it('leaves out points of weight 0', () => {
    for (let seed = 0; seed < 20; seed++)
      assert.deepEqual(
        [...timesOf([0, 1, 0, 3, 0], seed)].filter((_, i) => i % 2 === 0),
        [0, 0, 0],
      );
  });

  it('refuses negative weights, with the reason, and weights without a sum', () => {
    const draw = (given: readonly number[]) => () =>
      drawByWeight(sampleOf(given), createRandom(0, 'split', 2), 'manifold');
    assert.throws(
      draw([1, -0.5, 1]),
      /manifold: expected weights of at least 0 to train on, got -0.5\. .*loss fall without end/,
    );
    assert.throws(draw([0, 0]), /expected weights with a sum above 0, got 0 over 2 points/);
  });
});
