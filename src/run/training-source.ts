import { wholeSample, type TrainingSource } from '../autoencoder/training-rows.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { Sample } from './sample.js';

/**
 * Mini-batches from the memory of a sample, standardised as they are drawn, so that training needs no copy of it.
 * @param standardization null where the network sees the data as they are.
 */
export function trainingSource(
  { points, count, dimension }: Pick<Sample, 'points' | 'count' | 'dimension'>,
  standardization: StandardizationDescription | null,
): TrainingSource {
  const mean = Float64Array.from(standardization?.mean ?? new Float64Array(dimension));
  const scale = Float64Array.from(standardization?.scale ?? new Float64Array(dimension).fill(1));
  return wholeSample({
    count,
    gather: (rows, into, stride) => {
      for (let index = 0; index < rows.length; index++) {
        const from = rows[index] * dimension;
        const to = index * stride;
        for (let column = 0; column < dimension; column++)
          into[to + column] = (points[from + column] - mean[column]) / scale[column];
      }
    },
  });
}
