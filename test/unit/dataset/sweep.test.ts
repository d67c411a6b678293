import assert from 'node:assert/strict';
import {
  arc,
  circle,
  defineDataset,
  DefinitionError,
  euclidean,
  logUniform,
  range,
  spherical,
  uniform,
  uniformInteger,
} from '../../../src/dataset/index.js';
import { changedDefinition } from '../../../src/dataset/sweep/change.js';
import { planSweep } from '../../../src/dataset/sweep/plan.js';
import { sobolSequence } from '../../../src/dataset/sweep/sobol.js';

const dataset = defineDataset({ manifold: circle(), training: { epochs: 3 } });
const family = defineDataset(({ gap }) => ({ manifold: arc({ gap }), sweep: { gap: [0.1, 0.5] } }), { gap: 0.3 });

/** The points of a sweep of the circle. */
const pointsOf = (sweep: unknown, of: object = dataset) => planSweep(of, sweep).points();

describe('sweep of a dataset file', () => {
  it('takes all combinations, the last field fastest, by whole paths', () => {
    const sweep = { latent: [euclidean(1), spherical(1)], 'training.seed': range(0, 3) };
    const points = pointsOf(sweep);
    assert.equal(points.length, 6);
    assert.deepEqual(points[4], { 'autoencoder.latent': spherical(1), 'training.seed': 1 });
  });

  it('takes a list of points', () => {
    assert.deepEqual(pointsOf([{ seed: 1 }, { hidden: [8], seed: 1 }]), [
      { 'training.seed': 1 },
      { 'autoencoder.hidden': [8], 'training.seed': 1 },
    ]);
  });

  it('draws points that differ, the same for the same seed, inside their intervals', () => {
    const sweep = {
      random: {
        'optimizer.learningRate': logUniform(1e-4, 1e-2),
        hidden: [[8], [16]],
        batchSize: uniformInteger(3, 5),
      },
      points: 200,
      seed: 7,
    };
    const points = pointsOf(sweep);
    assert.deepEqual(pointsOf(sweep), points);
    assert.equal(new Set(points.map((point) => JSON.stringify(point))).size, 200);
    const rates = points.map((point) => Number(point['training.optimizer.learningRate']));
    assert.ok(rates.every((rate) => rate >= 1e-4 && rate < 1e-2));
    // Uniform in the logarithm: half of them below the geometric mean, within four standard deviations.
    const below = rates.filter((rate) => rate < 1e-3).length;
    assert.ok(Math.abs(below - 100) < 4 * Math.sqrt(50), String(below));
    assert.deepEqual([...new Set(points.map((point) => point['training.batchSize']))].sort(), [3, 4, 5]);
    assert.deepEqual(pointsOf({ ...sweep, points: 50 }), points.slice(0, 50));
  });

  it('has the Sobol points of Joe and Kuo, and keeps their balance under the shift', () => {
    const next = sobolSequence(16, null);
    const first = Array.from({ length: 64 }, next);
    // scipy.stats.qmc.Sobol(16, scramble=False).random(64)[[4, 63]]
    assert.deepEqual(
      first[4],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875, 0.875, 0.625, 0.875, 0.375, 0.375, 0.625, 0.375, 0.875],
    );
    assert.deepEqual(
      first[63],
      [
        0.015625, 0.796875, 0.359375, 0.453125, 0.859375, 0.140625, 0.578125, 0.140625, 0.828125, 0.578125, 0.421875,
        0.671875, 0.546875, 0.765625, 0.328125, 0.765625,
      ],
    );
    const shifted = sobolSequence(16, 3);
    const points = Array.from({ length: 64 }, shifted);
    for (let dimension = 0; dimension < 16; dimension++) {
      const cells = points.map((point) => Math.floor(point[dimension] * 64)).sort((a, b) => a - b);
      assert.deepEqual(cells, range(0, 64), `coordinate ${dimension}`);
    }
    assert.equal(pointsOf({ sobol: { 'samples.train': uniformInteger(100, 200), seed: [0, 1] }, points: 8 }).length, 8);
  });

  it('changes fields and parameters of the user, and leaves the definition as it was', () => {
    const changed = changedDefinition(dataset, { 'training.steps': 5, 'training.optimizer.learningRate': 0.01 });
    assert.deepEqual(Reflect.get(changed, 'training'), { steps: 5, optimizer: { kind: 'adam', learningRate: 0.01 } });
    assert.deepEqual(dataset.training, { epochs: 3 });
    assert.deepEqual(pointsOf(family.sweep, family), [{ gap: 0.1 }, { gap: 0.5 }]);
    const other = changedDefinition(family, { gap: 0.1, 'training.seed': 4 });
    assert.deepEqual(Reflect.get(other, 'training'), { seed: 4 });
    const { name } = Reflect.get(other, 'manifold') as { readonly name: string };
    assert.equal(name, arc({ gap: 0.1 }).name);
  });

  const wrong: readonly [string, unknown, RegExp][] = [
    [
      'an unknown field',
      { laten: [euclidean(1)] },
      /^sweep\.laten: expected something that can vary\. Did you mean "latent"\?/,
    ],
    ['an unknown path', { 'training.seeds': [1] }, /Did you mean "training\.seed"\?/],
    ['a wrong value', { seed: [0, -1] }, /^sweep\.seed\.1: expected an integer from 0 to 4294967295, got -1/],
    [
      'a field of a field that is wrong',
      { 'optimizer.learningRate': [0] },
      /learningRate\.0: expected a number greater than 0, got 0/,
    ],
    ['no values', { seed: [] }, /^sweep\.seed: expected at least one value/],
    ['a value that is no list', { seed: 3 }, /^sweep\.seed: expected a list of values/],
    [
      'an interval in a grid',
      { 'optimizer.learningRate': uniform(0.1, 0.2) },
      /an interval is for `random` and `sobol`/,
    ],
    ['a field twice', { seed: [1], 'training.seed': [2] }, /each field once/],
    ['two points alike', { seed: [1, 1] }, /value 1 of training\.seed like value 0/],
    [
      'listed points alike',
      [
        { seed: 1, train: 9 },
        { train: 9, seed: 1 },
      ],
      /point 1 like point 0/,
    ],
    ['too many points', { seed: range(0, 2000), train: range(1, 1001) }, /from 1 to 1,000,000 points, got 2000000/],
    [
      'more draws than values',
      { random: { seed: [1, 2] }, points: 3 },
      /at most as many points as differ, got 3, and only 2/,
    ],
    ['a misspelt option', { random: { seed: [1, 2] }, points: 2, sead: 3 }, /Did you mean "seed"\?/],
    ['nothing', {}, /at least one field/],
  ];
  for (const [what, sweep, message] of wrong) {
    it(`rejects ${what}`, () => {
      assert.throws(
        () => pointsOf(sweep),
        (error) => error instanceof DefinitionError && message.test(error.message),
      );
    });
  }

  it('rejects wrong parameters', () => {
    assert.throws(
      () => pointsOf({ gap: ['wide'] }, family),
      /sweep\.gap\.0: expected a number, as its usual value, got "wide"/,
    );
    assert.throws(() => pointsOf({ gap: [20] }, family), /sweep\.gap\.0: expected/);
    assert.throws(
      () => defineDataset(({ seed }) => ({ manifold: circle({ radius: seed }) }), { seed: 1 }),
      /seed: expected a name/,
    );
    assert.throws(
      () => Reflect.apply(defineDataset, undefined, [() => ({ manifold: circle() })]),
      /expected the usual values of the parameters after the function/,
    );
    assert.throws(() => logUniform(0, 1), /logUniform\(from, to\): expected numbers greater than 0/);
  });
});
