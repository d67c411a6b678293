import type { ResolvedOptimizer } from '../options.js';

/**
 * Writes the numbers of one step that the kernel's optimiser reads: they change from step to step but not from parameter to
 * parameter, and are computed here in double precision.
 * @param factor of the learning-rate schedule.
 * @param step number of the step, from 1.
 */
export function writeRates(
  optimizer: ResolvedOptimizer,
  factor: number,
  step: number,
  rates: Float32Array,
  index: number,
): void {
  const learningRate = optimizer.learningRate * factor;
  rates[index + 2] = optimizer.kind === 'adamw' ? 1 - learningRate * optimizer.weightDecay : optimizer.weightDecay;
  switch (optimizer.kind) {
    case 'adam':
    case 'adamw':
      rates[index] = learningRate / (1 - optimizer.beta1 ** step);
      rates[index + 1] = 1 / (1 - optimizer.beta2 ** step);
      break;
    case 'sgd':
    case 'rmsprop':
      rates[index] = learningRate;
      break;
  }
}
