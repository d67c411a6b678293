import assert from 'node:assert/strict';
import path from 'node:path';
import type { Engine, TrainingTask } from '../../src/autoencoder/engine.js';
import { createWasmEngine } from '../../src/autoencoder/wasm/engine.js';
import { shardsOf } from '../../src/autoencoder/wasm/shards.js';
import { createRandom } from '../../src/random/random.js';
import { createStartThread } from '../../src/worker/training-threads.js';
import { trainingThread } from '../support/distribution.js';
import { loadKernels } from '../support/engines.js';
import { randomTask } from './engine-case.js';

/** Number of random tasks, and how many to a test; FUZZ_FROM names the first. */
const tasks = 60;
const tasksInTest = 5;
const first = Number(process.env.FUZZ_FROM ?? 0);

/** A random task that is large enough to be cut into shards. */
function randomLargeTask(seed: number): TrainingTask<Float32Array> {
  const task = randomTask(seed);
  const random = createRandom(seed, 'geometry');
  const dimension = task.architecture.ambientDimension;
  const hidden = [...task.architecture.hidden.slice(0, 2), random.integer(150, 400), random.integer(80, 200)];
  const rows = random.integer(200, 1200);
  const points = Float32Array.from({ length: rows * dimension }, () => random.normal());
  return { ...task, architecture: { ...task.architecture, hidden }, batchSize: random.integer(130, rows), points };
}

describe('random networks on several threads', () => {
  let engine: Engine;
  before(async () => {
    engine = createWasmEngine(await loadKernels(), createStartThread(path.dirname(await trainingThread())));
  });

  for (let from = first; from < first + tasks; from += tasksInTest) {
    it(`train to the same bits: tasks ${from} to ${from + tasksInTest - 1}`, () => {
      for (let seed = from; seed < from + tasksInTest; seed++) {
        const task = randomLargeTask(seed);
        assert.ok(shardsOf(task) !== null, `task ${seed}`);
        const trainings = [1, 2, 4].map((threads) => {
          const trainer = engine.compile(task, threads);
          const losses = trainer.trainSteps(20);
          const parameters = trainer.parameters();
          trainer.dispose();
          return { losses, parameters };
        });
        for (const training of trainings.slice(1)) assert.deepEqual(training, trainings[0], `task ${seed}`);
      }
    });
  }
});
