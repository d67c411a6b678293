import type { Random } from '../random/random.js';
import { pickRows, type Sample } from './sample.js';
import { SamplingError } from './guard.js';

/**
 * A sample without weights that training sees instead of a weighted one: as many points, point i about n·wᵢ/Σw times, so
 * that the mean of any function over it, the loss and its gradient among them, estimates the weighted mean without bias.
 * By systematic sampling (Madow & Madow, 1944): the number of times differs from n·wᵢ/Σw by less than 1. Points of equal
 * weights are each there once, in their order. A sample without weights is given back as it is.
 * @param random one number of it decides.
 * @throws SamplingError where a weight is negative: a loss with terms of negative weight has no lower bound.
 */
export function drawByWeight(sample: Sample, random: Random, field: string): Sample {
  if (sample.weights === null) return sample;
  const rows = new Uint32Array(sample.count);
  let next = 0;
  timesByWeight(sample.weights, random, field).forEach((times, row) => rows.fill(row, next, (next += times)));
  return { ...pickRows(sample, rows), weights: null };
}

/**
 * How often each point is there in a sample that {@link drawByWeight} draws; the sum is the number of points.
 * @throws SamplingError where a weight is negative.
 */
export function timesByWeight(weights: Float64Array, random: Random, field: string): Uint32Array {
  const count = weights.length;
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative >= 0) {
    throw new SamplingError(
      field,
      `${field}: expected weights of at least 0 to train on, got ${weights[negative]}. Points of negative weight would ` +
        'make the loss fall without end as their reconstruction gets worse. Leave them out by `where`, or train without ' +
        '`weight`; signals and the background of a bump hunt may have negative weights.',
    );
  }
  const total = requirePositiveSum({ weights, count }, field);
  const times = new Uint32Array(count);
  const offset = random.uniform();
  let [sum, next] = [0, 0];
  for (let row = 0; row < count; row++) {
    sum += weights[row];
    // The last sum is the total, up to rounding.
    const end = row === count - 1 ? count : Math.min(count, Math.ceil((sum / total) * count - offset));
    times[row] = Math.max(0, end - next);
    next = Math.max(next, end);
  }
  return times;
}

/**
 * @returns the sum of the weights.
 * @throws SamplingError where it is not above 0, as no mean by such weights is defined.
 */
export function requirePositiveSum({ weights, count }: Pick<Sample, 'weights' | 'count'>, field: string): number {
  const total = weights === null ? count : weights.reduce((sum, weight) => sum + weight, 0);
  if (total > 0 && Number.isFinite(total)) return total;
  throw new SamplingError(field, `${field}: expected weights with a sum above 0, got ${total} over ${count} points`);
}
