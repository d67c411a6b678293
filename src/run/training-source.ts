import { wholeSample, type TrainingSource } from '../autoencoder/training-rows.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { Sample } from './sample.js';
import { standardizer } from './standardization.js';

/**
 * Mini-batches from the memory of a sample, standardised as they are drawn, so that training needs no copy of it.
 * @param standardization null where the network sees the data as they are.
 */
export function trainingSource(
  { points, count, dimension }: Pick<Sample, 'points' | 'count' | 'dimension'>,
  standardization: StandardizationDescription | null,
): TrainingSource {
  const write = standardizer(standardization, dimension);
  return wholeSample({
    count,
    gather: (rows, into, stride) => {
      for (let index = 0; index < rows.length; index++) write(points, rows[index], into, index * stride);
    },
  });
}
