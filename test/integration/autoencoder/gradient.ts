import assert from 'node:assert/strict';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { firstObjective } from './objective.js';

/** Plain gradient descent of rate 1: one step moves the parameters by the gradient. */
export const descent = resolveOptimizer({ kind: 'sgd', momentum: 0, learningRate: 1 });

/** The gradient that the engine follows at the initial parameters, and these. */
function gradientOf(engine: Engine, task: TrainingTask): { parameters: Float32Array; gradient: Float64Array } {
  const trainer = engine.compile({ ...task, optimizer: descent });
  const parameters = trainer.parameters();
  trainer.trainSteps(1);
  const after = trainer.parameters();
  return { parameters, gradient: Float64Array.from(parameters, (value, index) => value - after[index]) };
}

/** Compares one in `stride` derivatives with central differences in double precision, relative to the largest. */
export function checkGradient(engine: Engine, task: TrainingTask, stride: number): void {
  const { parameters, gradient } = gradientOf(engine, task);
  const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  assert.ok(largest > 1e-4);
  const objective = firstObjective(task);
  // Small enough that hardly any corner of a piecewise linear activation lies between the two points.
  const h = 1e-6;
  for (let index = 0; index < parameters.length; index += stride) {
    const at = Float64Array.from(parameters);
    at[index] = parameters[index] + h;
    const above = objective(at);
    at[index] = parameters[index] - h;
    const difference = (above - objective(at)) / (2 * h);
    assert.ok(
      Math.abs(difference - gradient[index]) < 1e-5 * Math.max(largest, 1),
      `parameter ${index}: expected ${difference}, got ${gradient[index]}, the largest is ${largest}`,
    );
  }
}
