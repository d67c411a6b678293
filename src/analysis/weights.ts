/** One weight for each point; null where each counts once. */
export type Weights = Float64Array | null;

/** Sum of the weights of this many points. */
export const totalWeight = (weights: Weights, count: number): number =>
  weights === null ? count : weights.reduce((sum, weight) => sum + weight, 0);

/**
 * Kish's effective sample size (Σw)²/Σw²: as many points of equal weight tell a mean as well. All points, where each
 * counts once.
 */
export function effectiveSize(weights: Weights, count: number): number {
  if (weights === null) return count;
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0);
  return square > 0 ? totalWeight(weights, count) ** 2 / square : 0;
}

/** Values from the least to the greatest, each with its weight. */
export interface Weighted {
  readonly values: Float32Array;
  readonly weights: Weights;
}

export function sortedWithWeights(values: Float32Array, weights: Weights): Weighted {
  if (weights === null) return { values: values.toSorted(), weights };
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  return {
    values: Float32Array.from(order, (i) => values[i]),
    weights: Float64Array.from(order, (i) => weights[i]),
  };
}

/**
 * Quantiles of sorted values with linear interpolation: the k-th value is that of the probability S/(W − w), with S the
 * weight of those before it, w its own and W the weight of all. Where all weights are equal this is type 7 of Hyndman &
 * Fan (1996), NumPy's default. Where some are negative it is the least value at which the probability is reached.
 * @param probabilities ascending, in [0, 1].
 */
export function quantiles({ values, weights }: Weighted, probabilities: readonly number[]): number[] {
  const total = totalWeight(weights, values.length);
  const found: number[] = [];
  let [before, last] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const weight = weights?.[k] ?? 1;
    const place = total - weight > 0 ? before / (total - weight) : k === 0 ? 0 : 1;
    while (found.length < probabilities.length && place >= probabilities[found.length]) {
      const share = place > last ? (probabilities[found.length] - last) / (place - last) : 1;
      const below = values[Math.max(0, k - 1)];
      found.push(k === 0 ? values[0] : below + share * (values[k] - below));
    }
    last = Math.max(last, place);
    before += weight;
  }
  while (found.length < probabilities.length) found.push(values[values.length - 1]);
  return found;
}
