import assert from 'node:assert/strict';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { createNoise } from '../../../src/autoencoder/noise.js';
import { loadTfjs, loadWasm } from '../support.js';
import { checkGradient } from './gradient.js';
import { firstObjective } from './objective.js';
import { architectureOf, largestRatio, taskOf } from './tasks.js';

/** What changes the loss that is trained on. */
const methods: readonly (readonly [string, Partial<TrainingTask>])[] = [
  ['denoising', { denoising: { standardDeviation: 0.3 } }],
];

describe('options of training', () => {
  let engines: readonly Engine[];
  before(async function () {
    this.timeout(180_000);
    engines = [await loadWasm(), await loadTfjs()];
  });

  for (const [name, changes] of methods) {
    const architecture = architectureOf(3, [9, 6], 2);
    it(`has the gradient with ${name} right on both engines, by central differences in double precision`, () => {
      // More than one chunk of rows, and a batch that is not the whole sample.
      const task = taskOf(architecture, 150, { batchSize: 101, ...changes });
      for (const engine of engines) checkGradient(engine, task, 3);
      assert.notEqual(firstObjective(task)(parameters(task)), firstObjective(taskOf(architecture, 150, { batchSize: 101 }))(parameters(task)));
    });

    it(`trains alike with ${name} on both engines`, () => {
      const task = taskOf(architecture, 500, { batchSize: 32, schedule: { kind: 'cosine' }, steps: 200, ...changes });
      const [losses, expected] = engines.map((engine) => engine.compile(task).trainSteps(200));
      assert.ok(largestRatio(losses, expected) < 1e-4);
    });

    it(`gives the same bits with ${name} for the same seed, however the steps are grouped`, () => {
      for (const engine of engines) {
        const [a, b, c] = [3, 3, 4].map((seed) => engine.compile(taskOf(architecture, 50, { seed, batchSize: 5, ...changes })));
        const losses = a.trainSteps(300);
        assert.deepEqual(Float32Array.from([1, 9, 90, 200].flatMap((count) => [...b.trainSteps(count)])), losses);
        assert.deepEqual(b.parameters(), a.parameters());
        assert.notDeepEqual(c.trainSteps(300), losses);
      }
    });

    const parameters = (task: TrainingTask): Float64Array => Float64Array.from(engines[0].compile(task).parameters());
  }
});

describe('noise', () => {
  it('is normal, leaves padding alone, and goes on where it stopped', () => {
    const fill = createNoise(7, 'denoising', 2);
    const padded = new Float32Array(4 * 20_000);
    fill(padded, 5_000, 3, 4);
    fill(padded.subarray(4 * 5_000), 15_000, 3, 4);
    const values = padded.filter((_, index) => index % 4 < 3);
    assert.ok(padded.every((value, index) => index % 4 < 3 || value === 0));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    // Four standard errors.
    assert.ok(Math.abs(mean) < 4 * (2 / Math.sqrt(values.length)), `${mean}`);
    assert.ok(Math.abs(variance / 4 - 1) < 4 * Math.sqrt(2 / values.length), `${variance}`);
    const whole = new Float32Array(3 * 20_000);
    createNoise(7, 'denoising', 2)(whole, 20_000, 3, 3);
    assert.deepEqual(whole, values);
    createNoise(7, 'variational', 2)(whole, 20_000, 3, 3);
    assert.notDeepEqual(whole, values);
  });
});
