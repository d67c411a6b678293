import type { Trainer } from '../autoencoder/engine.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { Sample } from './sample.js';
import { toNetwork } from './standardization.js';

/** The mean squared error on a sample, by its weights, in the units that the network sees, whenever it is asked for. */
export function createLoss(
  trainer: Trainer,
  { points, weights, count, dimension }: Sample,
  standardization: StandardizationDescription | null,
): () => number {
  const seen = toNetwork(points, standardization);
  if (weights === null) return () => trainer.loss(seen);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return () => {
    const reconstruction = trainer.decode(trainer.encode(seen));
    let sum = 0;
    for (let row = 0; row < count; row++) {
      let square = 0;
      for (let i = row * dimension; i < (row + 1) * dimension; i++) square += (seen[i] - reconstruction[i]) ** 2;
      sum += weights[row] * square;
    }
    return sum / (total * dimension);
  };
}
