import assert from 'node:assert/strict';
import type { TrainingTask } from '../../../src/autoencoder/engine.js';
import { variants } from '../../../src/autoencoder/native/addon.js';
import { createNativeEngine } from '../../../src/autoencoder/native/engine.js';
import { loadAddon } from '../../../src/worker/native-addon.js';
import { randomTask } from '../../fuzz/engine-case.js';
import { builtAddon, loadNative } from '../../support/engines.js';
import { architectureOf, taskOf } from '../../support/tasks.js';
import { itTrainsAsTfjs } from './kernel-suite.js';

describe('engine native', () => {
  itTrainsAsTfjs(() => loadNative());

  it('gives the same bits in every variant that this processor can run', async function () {
    const file = await builtAddon();
    if (file === null) this.skip();
    const addon = loadAddon(file);
    const engines = variants
      .filter((variant) => addon[variant] !== undefined)
      .map((variant) => createNativeEngine(addon, file, null, variant));
    const tasks: readonly TrainingTask<Float32Array>[] = [
      ...Array.from({ length: 30 }, (_, seed) => randomTask(seed)),
      // More than one chunk of rows, more than one block of columns.
      taskOf(architectureOf(300, [270], 5), 700, { batchSize: 650 }),
    ];
    for (const [index, task] of tasks.entries()) {
      const [first, ...others] = engines.map((engine) => {
        const trainer = engine.compile(task);
        return { losses: trainer.trainSteps(10), parameters: trainer.parameters(), codes: trainer.encode(task.points) };
      });
      for (const other of others) assert.deepEqual(other, first, `task ${index}`);
    }
  });

  it('says so where the processor can run no variant', () => {
    assert.throws(() => createNativeEngine({}, ''), /needs a processor with AVX2 and FMA, or NEON/);
  });
});
