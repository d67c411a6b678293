import assert from 'node:assert/strict';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { firstObjective } from './objective.js';

/** Plain gradient descent of rate 1: one step moves the parameters by the gradient. */
export const descent = resolveOptimizer({ kind: 'sgd', momentum: 0, learningRate: 1 });

/** The gradient that the engine follows at the initial parameters, and these. */
function gradientOf(engine: Engine, task: TrainingTask<Float32Array>) {
  const trainer = engine.compile({ ...task, optimizer: descent });
  const parameters = trainer.parameters();
  trainer.trainSteps(1);
  const after = trainer.parameters();
  const gradient = Float64Array.from(parameters, (value, index) => value - after[index]);
  const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { name: engine.name, parameters, gradient, largest };
}

/**
 * Compares one in `stride` derivatives of each engine with central differences in double precision, relative to the largest.
 * The engines start from the same parameters.
 */
export function checkGradient(engines: readonly Engine[], task: TrainingTask<Float32Array>, stride: number): void {
  const all = engines.map((engine) => gradientOf(engine, task));
  const [{ parameters }] = all;
  for (const other of all) {
    assert.deepEqual(other.parameters, parameters);
    assert.ok(other.largest > 1e-4);
  }
  const objective = firstObjective(task);
  // Small enough that hardly any corner of a piecewise linear activation lies between the two points.
  const h = 1e-6;
  for (let index = 0; index < parameters.length; index += stride) {
    const at = Float64Array.from(parameters);
    at[index] = parameters[index] + h;
    const above = objective(at);
    at[index] = parameters[index] - h;
    const difference = (above - objective(at)) / (2 * h);
    for (const { name, gradient, largest } of all) {
      assert.ok(
        Math.abs(difference - gradient[index]) < 1e-5 * Math.max(largest, 1),
        `${name}, parameter ${index}: expected ${difference}, got ${gradient[index]}, the largest is ${largest}`,
      );
    }
  }
}
