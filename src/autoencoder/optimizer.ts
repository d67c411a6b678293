import type { ParameterRange } from './architecture.js';
import type { GradientClipping, Optimizer, ResolvedOptimizer } from './options.js';

/** Fills in the default hyperparameters. */
export function resolveOptimizer(optimizer: Optimizer): ResolvedOptimizer {
  switch (optimizer.kind) {
    case 'adam':
      return { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0, ...optimizer };
    case 'adamw':
      return { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.01, ...optimizer };
    case 'sgd':
      return { learningRate: 0.05, momentum: 0.9, weightDecay: 0, ...optimizer };
    case 'rmsprop':
      return { learningRate: 1e-3, decay: 0.9, epsilon: 1e-7, weightDecay: 0, ...optimizer };
  }
}

/** Scales a gradient in place so that its length is at most the norm. */
export function clipGradient(gradient: Float32Array, { norm }: GradientClipping): void {
  const length = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
  if (length <= norm) return;
  const factor = norm / length;
  gradient.forEach((value, index) => (gradient[index] = value * factor));
}

/**
 * Changes `parameters` in place by one step along `gradient`, both flat and of the same length. What the gradient holds
 * afterwards is not said.
 * @param learningRate of this step, the schedule applied.
 * @param step its number, from 1.
 */
export type Update = (parameters: Float32Array, gradient: Float32Array, learningRate: number, step: number) => void;

/** An optimiser. */
export interface OptimizerRule {
  readonly update: Update;
  /** What it remembers of the steps before, as it is now. */
  readonly moments: readonly Float32Array[];
}

/**
 * An optimiser with its moments at 0.
 * @param length number of parameters.
 * @param weights the parameters that decay.
 */
export function createOptimizer(
  optimizer: ResolvedOptimizer,
  length: number,
  weights: readonly ParameterRange[],
): OptimizerRule {
  const { update, moments } = createRule(optimizer, length);
  const { kind, weightDecay } = optimizer;
  if (weightDecay === 0) return { update, moments };
  const decaying: Update = (parameters, gradient, learningRate, step) => {
    const shrink = 1 - learningRate * weightDecay;
    for (const { start, end } of weights) {
      for (let i = start; i < end; i++) {
        if (kind === 'adamw') parameters[i] *= shrink;
        else gradient[i] += weightDecay * parameters[i];
      }
    }
    update(parameters, gradient, learningRate, step);
  };
  return { update: decaying, moments };
}

function createRule(optimizer: ResolvedOptimizer, length: number): OptimizerRule {
  switch (optimizer.kind) {
    case 'adam':
    case 'adamw':
      return createAdam(optimizer, length);
    case 'sgd':
      return createMomentum(optimizer.momentum, length);
    case 'rmsprop':
      return createRmsprop(optimizer, length);
  }
}

interface AdamOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

function createAdam({ beta1, beta2, epsilon }: AdamOptions, length: number): OptimizerRule {
  const first = new Float32Array(length);
  const second = new Float32Array(length);
  const update: Update = (parameters, gradient, learningRate, step) => {
    // The bias corrections 1 − β^t, taken out of the loop.
    const rate = learningRate / (1 - beta1 ** step);
    const secondScale = 1 / (1 - beta2 ** step);
    for (let i = 0; i < length; i++) {
      const g = gradient[i];
      const m = beta1 * first[i] + (1 - beta1) * g;
      const v = beta2 * second[i] + (1 - beta2) * g * g;
      first[i] = m;
      second[i] = v;
      parameters[i] -= (rate * m) / (Math.sqrt(v * secondScale) + epsilon);
    }
  };
  return { update, moments: [first, second] };
}

function createMomentum(momentum: number, length: number): OptimizerRule {
  const velocity = new Float32Array(length);
  const update: Update = (parameters, gradient, learningRate) => {
    for (let i = 0; i < length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      parameters[i] -= learningRate * velocity[i];
    }
  };
  return { update, moments: [velocity] };
}

function createRmsprop({ decay, epsilon }: { decay: number; epsilon: number }, length: number): OptimizerRule {
  const meanSquare = new Float32Array(length);
  const update: Update = (parameters, gradient, learningRate) => {
    for (let i = 0; i < length; i++) {
      const g = gradient[i];
      meanSquare[i] = decay * meanSquare[i] + (1 - decay) * g * g;
      parameters[i] -= (learningRate * g) / (Math.sqrt(meanSquare[i]) + epsilon);
    }
  };
  return { update, moments: [meanSquare] };
}
