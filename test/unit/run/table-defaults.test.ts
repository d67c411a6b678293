import assert from 'node:assert/strict';
import { circle, csv, type DatasetDefinition } from '../../../src/dataset/index.js';
import { resolveSettings, validatesByDefault } from '../../../src/run/settings.js';
import { hasOneScale, learnStandardization } from '../../../src/run/standardization.js';

const table = csv('a.csv', { columns: ['a', 'b', 'c'] });
const overrides = { seed: 0, steps: null };
const settingsOf = (definition: DatasetDefinition, columns: number, train: number) =>
  resolveSettings(definition, columns, { train, validation: 0 }, overrides);

describe('defaults for measured data', () => {
  it('train a small table for thousands of steps, and show each row of a large one several times', () => {
    assert.equal(settingsOf({ manifold: table }, 64, 1294).training.steps, 5000);
    const large = settingsOf({ manifold: table }, 10, 720_000).training;
    assert.equal(large.batchSize, 256);
    assert.ok(large.steps >= (5 * 720_000) / 256 - 5, `${large.steps} steps`);
  });

  it('bound the work where the network is large', () => {
    const { training, architecture } = settingsOf({ manifold: table }, 10_000, 2000);
    assert.deepEqual(architecture.hidden, [256, 64]);
    assert.ok(training.steps < 5000 && training.steps >= 500, `${training.steps} steps`);
  });

  it('give way to what the definition states, and say nothing of it', () => {
    const stated = settingsOf(
      { manifold: table, autoencoder: { hidden: [8] }, training: { batchSize: 16, epochs: 3 } },
      64,
      1600,
    );
    assert.deepEqual(stated.architecture.hidden, [8]);
    assert.deepEqual([stated.training.batchSize, stated.training.steps], [16, 300]);
    assert.deepEqual(stated.choices, []);
  });

  it('say what was chosen and why', () => {
    const { choices } = settingsOf({ manifold: table }, 64, 1600);
    assert.equal(choices.length, 3);
    for (const [index, word] of ['hidden', 'batches', 'steps'].entries())
      assert.match(choices[index], new RegExp(word));
  });

  it('leave manifolds that are written down as they were', () => {
    const { training, architecture, choices } = settingsOf({ manifold: circle() }, 2, 10_000);
    assert.deepEqual([training.batchSize, training.steps, choices], [64, 20 * 156, []]);
    assert.deepEqual(architecture.hidden, [32, 32]);
  });

  it('hold rows back to validate, unless sizes or the length of training are stated', () => {
    assert.equal(validatesByDefault({ manifold: table }), true);
    assert.equal(validatesByDefault({ manifold: table, training: { seed: 1 } }), true);
    assert.equal(validatesByDefault({ manifold: table, training: { steps: 10 } }), false);
    assert.equal(validatesByDefault({ manifold: table, samples: { train: 10 } }), false);
    assert.equal(validatesByDefault({ manifold: circle() }), false);
  });

  it('take one scale for columns that are like pixels, and one for each column of others', () => {
    const columns = 20;
    // Dark at the edge, with one bright speck in a column that is otherwise dark.
    const pixels = Float64Array.from({ length: 50 * columns }, (_, at) => {
      const column = at % columns;
      return column === 0 ? (at === 0 ? 1 : 0) : column < 12 ? 0 : (at * 7919) % 16;
    });
    const sample = { count: 50, dimension: columns, points: pixels, parameters: null, labels: [], weights: null };
    assert.equal(hasOneScale(sample), true);
    const learnt = learnStandardization(sample, 'auto', true);
    assert.ok(learnt);
    assert.equal(new Set(learnt.scale).size, 1);
    assert.equal(hasOneScale({ ...sample, points: pixels.map((value, at) => value + (at % columns)) }), false);
  });
});
