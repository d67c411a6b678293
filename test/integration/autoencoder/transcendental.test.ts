import assert from 'node:assert/strict';
import type { Engine } from '../../../src/autoencoder/engine.js';
import type { Activation } from '../../../src/autoencoder/options.js';
import { scalarActivation } from '../../../src/layers/scalar-activation.js';
import { loadWasm } from '../../support/engines.js';
import { architectureOf, taskOf } from '../../support/tasks.js';

/** Stated in the kernel's comments: largest error on [−range, range], relative to max(1, |f|), and far outside. */
const errors: Readonly<Record<Activation, { error: number; range: number; far: readonly [number, number] }>> = {
  tanh: { error: 4.5e-7, range: 20, far: [-1, 1] },
  sigmoid: { error: 2e-7, range: 100, far: [0, 1] },
  softplus: { error: 3e-7, range: 100, far: [0, 1e20] },
  gelu: { error: 4e-7, range: 30, far: [0, 1e20] },
  elu: { error: 2e-7, range: 100, far: [-1, 1e20] },
  sin: { error: 3e-7, range: 1e7, far: [NaN, NaN] },
  relu: { error: 0, range: 100, far: [0, 1e20] },
  leakyRelu: { error: 1e-7, range: 100, far: [-0.2e20, 1e20] },
  linear: { error: 0, range: 100, far: [-1e20, 1e20] },
};

describe('functions of the kernel', () => {
  let engine: Engine;
  before(async () => {
    engine = await loadWasm();
  });

  /** f of each number: through a network whose weights are 1 and whose biases are 0. */
  function evaluate(activation: Activation, x: Float32Array): Float32Array {
    const trainer = engine.compile(taskOf(architectureOf(1, [1], 1, activation), 4));
    trainer.setParameters(trainer.parameters().map((_, index) => 1 - (index % 2)));
    return trainer.encode(x);
  }

  for (const [activation, { error, range, far }] of Object.entries(errors) as [Activation, (typeof errors)['tanh']][]) {
    it(`${activation} is within ${error} of its value in double precision up to ±${range}`, () => {
      const x = Float32Array.from({ length: 400_001 }, (_, index) => (range * (index - 200_000)) / 200_000);
      // Near 0 too, down to where single precision ends.
      const near = Float32Array.from({ length: 2000 }, (_, index) => (index % 2 ? 1 : -1) * 10 ** (-index / 60));
      for (const numbers of [x, near]) {
        const values = evaluate(activation, numbers);
        const exact = scalarActivation(activation);
        values.forEach((value, index) => {
          const expected = exact(numbers[index]);
          const off = Math.abs(value - expected) / Math.max(1, Math.abs(expected));
          assert.ok(off <= error, `${activation}(${numbers[index]}): expected ${expected}, got ${value}`);
        });
      }
    });

    it(`${activation} keeps its limits and hands on what is no number`, () => {
      const [below, above, undefinedValue] = evaluate(activation, Float32Array.of(-1e20, 1e20, NaN));
      assert.ok(Number.isNaN(undefinedValue));
      // The sine of a number whose neighbours are further apart than a turn means nothing.
      if (activation === 'sin') return;
      assert.ok(Math.abs(below - far[0]) <= 1e-6 * Math.max(1, Math.abs(far[0])), `${below}`);
      assert.ok(Math.abs(above - far[1]) <= 1e-6 * Math.max(1, Math.abs(far[1])), `${above}`);
    });
  }

  it('tanh stays within ±1 and is odd to the bit', () => {
    const x = Float32Array.from({ length: 100_001 }, (_, index) => (index - 50_000) / 5000);
    const values = evaluate('tanh', x);
    values.forEach((value, index) => {
      assert.ok(Math.abs(value) < 1);
      assert.equal(value, -values[values.length - 1 - index] + 0);
    });
  });
});
