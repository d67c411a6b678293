import type { Trainer } from '../autoencoder/engine.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { Sample } from './sample.js';
import type { Model } from './model.js';
import { toNetwork } from './standardization.js';

/** The mean squared error on a sample, by its weights, in the units that the network sees, whenever it is asked for. */
export function createLoss(
  trainer: Trainer,
  { points, weights, count, dimension }: Sample,
  standardization: StandardizationDescription | null,
): () => number {
  const seen = toNetwork(points, standardization);
  if (weights === null) return () => trainer.loss(seen);
  return () => weightedMean(seen, trainer.decode(trainer.encode(seen)), weights, count, dimension);
}

/** The same of any model, at once. */
export function meanSquaredError(
  model: Model,
  { points, weights, count, dimension }: Sample,
  standardization: StandardizationDescription | null,
): number {
  const seen = toNetwork(points, standardization);
  const reconstruction = toNetwork(model.evaluate(points).reconstruction, standardization);
  return weightedMean(seen, reconstruction, weights ?? new Float64Array(count).fill(1), count, dimension);
}

function weightedMean(
  points: Float32Array,
  reconstruction: Float32Array,
  weights: Float64Array,
  count: number,
  dimension: number,
): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  for (let row = 0; row < count; row++) {
    let square = 0;
    for (let i = row * dimension; i < (row + 1) * dimension; i++) square += (points[i] - reconstruction[i]) ** 2;
    sum += weights[row] * square;
  }
  return sum / (total * dimension);
}
