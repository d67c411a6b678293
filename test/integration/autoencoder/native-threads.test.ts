import assert from 'node:assert/strict';
import type { Architecture } from '../../../src/autoencoder/architecture.js';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import type { Addon } from '../../../src/autoencoder/native/addon.js';
import { createNativeEngine } from '../../../src/autoencoder/native/engine.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { loadAddon } from '../../../src/worker/native-addon.js';
import { builtAddon } from '../../support/engines.js';
import { architectureOf, taskOf } from '../../support/tasks.js';
import { createThreads, trainAlone, untilThreadsSleep } from './together.js';

describe('threads of the engine native', () => {
  let [file, addon]: [string, Addon] = ['', {}];
  let engine: Engine;
  const { start, trainTogether } = createThreads((startThread) => createNativeEngine(addon, file, startThread));
  before(async function () {
    const built = await builtAddon();
    if (built === null) this.skip();
    [file, addon] = [built, loadAddon(built)];
    engine = createNativeEngine(addon, file, start);
  });

  const wide = architectureOf(9, [128, 128, 128], 5);
  const tasks: readonly (readonly [string, Architecture, rows: number, Partial<TrainingTask<Float32Array>>])[] = [
    ['a usual network', wide, 700, { batchSize: 256 }],
    ['odd widths', architectureOf(7, [151, 97], 2, 'gelu'), 411, { batchSize: 203 }],
    ['more than one chunk of rows', architectureOf(5, [333], 3, 'relu'), 2007, { batchSize: 1001 }],
    ['wide layers', architectureOf(3, [1000, 60, 8], 1, 'sin'), 267, { batchSize: 131 }],
    [
      'a variational code from noisy points',
      { ...wide, variational: { beta: 0.01 } },
      700,
      { batchSize: 250, denoising: { standardDeviation: 0.2 } },
    ],
    ['projectors', { ...wide, latent: { kind: 'projective', dimension: 2 } }, 700, { batchSize: 250 }],
    [
      'clipping',
      wide,
      600,
      { batchSize: 256, gradientClipping: { norm: 0.1 }, optimizer: resolveOptimizer({ kind: 'adamw' }) },
    ],
    ['the topological loss', wide, 600, { batchSize: 256, topological: { weight: 1 } }],
  ];
  for (const [name, architecture, rows, changes] of tasks) {
    it(`change no bit: ${name}`, () => {
      const task = taskOf(architecture, rows, changes);
      for (const threads of [2, 3]) {
        const together = trainTogether(task, threads);
        assert.ok(together.losses.every(Number.isFinite));
        const none = createNativeEngine(addon, file);
        assert.deepEqual(together, trainAlone(none, task, together.losses.length), `${threads} threads`);
      }
    });
  }

  it('sleep while there is nothing to do', async () => {
    const trainer = engine.compile(taskOf(wide, 700, { batchSize: 250 }), 2);
    trainer.trainSteps(50);
    await untilThreadsSleep();
    trainer.dispose();
  });

  it('are left alone by small networks', () => {
    const trainer = engine.compile(taskOf(architectureOf(3, [32, 32], 2), 500, { batchSize: 128 }), 4);
    assert.equal(trainer.threads, 1);
    trainer.dispose();
  });
});
