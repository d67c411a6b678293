import assert from 'node:assert/strict';
import { testLearningRates } from '../../../src/autoencoder/learning-rate-test.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import type { Optimizer } from '../../../src/autoencoder/options.js';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { plotLearningRates } from '../../../src/cli/learning-rate-plot.js';
import { createRandom } from '../../../src/random/random.js';
import { loadTfjs, loadWasm } from '../../support/engines.js';

function task(optimizer: Optimizer, steps = 2000): TrainingTask<Float32Array> {
  const random = createRandom(0, 'train');
  const angles = Array.from({ length: 2000 }, () => random.uniform(0, 2 * Math.PI));
  return {
    architecture: {
      ambientDimension: 2,
      hidden: [32, 32],
      latent: { kind: 'euclidean', dimension: 2 },
      activation: 'tanh',
      initialization: 'glorotUniform',
      variational: null,
    },
    optimizer: resolveOptimizer(optimizer),
    gradientClipping: null,
    denoising: null,
    topological: null,
    schedule: { kind: 'cosine' },
    batchSize: 64,
    steps,
    seed: 0,
    points: Float32Array.from(angles.flatMap((t) => [Math.cos(t), Math.sin(t)])),
  };
}

describe('test of learning rates', () => {
  let engine: Engine;
  before(async () => {
    engine = await loadWasm();
  });

  for (const optimizer of [{ kind: 'adam' }, { kind: 'sgd' }, { kind: 'rmsprop' }] as const) {
    it(`suggests for ${optimizer.kind} a rate that trains better than one 30 times as small or as large`, () => {
      const { suggestion, rates, smoothed } = testLearningRates(engine, task(optimizer));
      assert.ok(suggestion !== null && suggestion > 1e-4 && suggestion < 0.5, `${suggestion}`);
      const least = Math.min(...smoothed);
      assert.ok(Math.abs(Math.log10(rates[smoothed.indexOf(least)] / suggestion) - 1) < 0.05);
      const lossAt = (learningRate: number): number => {
        const trainer = engine.compile(task({ ...optimizer, learningRate }, 1000));
        trainer.trainSteps(1000);
        const loss = trainer.loss(task(optimizer).points);
        return Number.isFinite(loss) ? loss : Infinity;
      };
      const [low, suggested, high] = [suggestion / 30, suggestion, suggestion * 30].map(lossAt);
      assert.ok(suggested < low && suggested < high, `${low}, ${suggested}, ${high}`);
    });
  }

  it('starts as training does, raises the rate by one factor a step, and ends where the loss explodes', async () => {
    const test = testLearningRates(engine, task({ kind: 'sgd' }));
    const { rates, losses, smoothed } = test;
    assert.equal(losses[0], engine.compile(task({ kind: 'sgd' })).trainSteps(1)[0]);
    const factor = rates[1] / rates[0];
    for (let k = 1; k < rates.length; k++) assert.ok(Math.abs(rates[k] / rates[k - 1] / factor - 1) < 1e-9);
    assert.ok(rates.length > 100 && rates.length < 300, `${rates.length}`);
    assert.deepEqual([losses.length, smoothed.length], [rates.length, rates.length]);
    assert.deepEqual(testLearningRates(engine, task({ kind: 'sgd' })), test);
    const reference = testLearningRates(await loadTfjs(), task({ kind: 'sgd' }));
    assert.ok(Math.abs(reference.losses[100] / losses[100] - 1) < 1e-3);
    assert.equal(reference.suggestion, test.suggestion);
  });

  it('is drawn with its greatest and least loss, and the decades of the rate', () => {
    const rates = [1e-3, 1e-2, 1e-1];
    const plot = plotLearningRates({ rates, losses: [1, 0.01, 1], smoothed: [1, 0.01, 1], suggestion: 1e-3 });
    const lines = plot.split('\n');
    assert.match(lines[1], /^ +1\.0e\+0 │•.*•$/);
    assert.match(lines[16], /^ +1\.0e-2 │┊ +•$/);
    assert.match(lines[18], /^ +1e-3 +1e-2 +1e-1 +learning rate$/);
  });
});
