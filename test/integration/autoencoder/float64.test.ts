import assert from 'node:assert/strict';
import { layout } from '../../../src/autoencoder/architecture.js';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { decodeFloat64, encodeFloat64, splitEncoderFloat64 } from '../../../src/autoencoder/float64.js';
import { activations } from '../../../src/autoencoder/options.js';
import { scalarActivation } from '../../../src/layers/scalar-activation.js';
import { loadTfjs, loadWasm } from '../../support/engines.js';
import { architectureOf, largestDifference, taskOf } from '../../support/tasks.js';

describe('the network in double precision', () => {
  let engines: readonly Engine[];
  before(async () => {
    engines = [await loadWasm(), await loadTfjs()];
  });

  for (const activation of activations) {
    it(`agrees with both engines on ${activation}`, () => {
      const architecture = architectureOf(3, [7, 5], 2, activation);
      const task = taskOf(architecture, 50);
      for (const engine of engines) {
        const trainer = engine.compile(task);
        trainer.trainSteps(20);
        const codes = trainer.encode(task.points);
        const precise = encodeFloat64(architecture, trainer.parameters(), Float64Array.from(task.points));
        assert.ok(largestDifference(codes, precise) < 5e-6, `encode, ${engine.name}`);
        const points = decodeFloat64(architecture, trainer.parameters(), precise);
        assert.ok(largestDifference(trainer.decode(codes), points) < 1e-5, `decode, ${engine.name}`);
      }
    });
  }

  it('is the same where the encoder is cut before its first activation', () => {
    for (const [hidden, latent] of [
      [[7, 5], 2],
      [[], 3],
    ] as const) {
      const architecture = architectureOf(6, hidden, latent, 'gelu');
      const task = taskOf(architecture, 20);
      const parameters = engines[0].compile(task).parameters();
      const points = Float64Array.from(task.points);
      const { width, start, finish } = splitEncoderFloat64(architecture, parameters);
      const values = start(points);
      assert.equal(values.length, 20 * width);
      assert.equal(width, hidden[0] ?? latent);
      assert.deepEqual(finish(values), encodeFloat64(architecture, parameters, points));
    }
  });

  it('has gelu to 14 digits', () => {
    // scipy.special.ndtr(x) * x
    const gelu = scalarActivation('gelu');
    const known = [
      [0.5, 0.34573123063700656],
      [-1, -0.15865525393145707],
      [3, 2.99595030590511],
      [-6, -5.919525870226167e-9],
    ];
    for (const [x, value] of known) assert.ok(Math.abs(gelu(x) - value) < 1e-14, `gelu(${x}) = ${gelu(x)}`);
  });

  it('computes y = x W + b', () => {
    const architecture = architectureOf(2, [], 1);
    const parameters = Float32Array.of(2, 3, 0.5, -1, 4, 1, 10);
    assert.equal(layout(architecture).parameters, parameters.length);
    assert.deepEqual(encodeFloat64(architecture, parameters, Float64Array.of(1, 1, 0, 2)), Float64Array.of(5.5, 6.5));
    assert.deepEqual(decodeFloat64(architecture, parameters, Float64Array.of(2)), Float64Array.of(-1, 18));
  });
});
