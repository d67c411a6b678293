import { sortedWithWeights, totalWeight, type Weights } from './weights.js';

/** The area under a ROC curve, and its standard error. */
export interface RocArea {
  readonly auc: number;
  readonly aucError: number;
}

/** Weights of the two samples of a ROC curve. */
export interface PairOfWeights {
  readonly background: Weights;
  readonly signal: Weights;
}

export const unweighted: PairOfWeights = { background: null, signal: null };

/**
 * Area under the ROC curve of a score that should be larger for signal: the share of pairs in which it is, ties counted
 * half (the Mann–Whitney statistic), each pair with the product of its weights. Its standard error is by DeLong, DeLong &
 * Clarke-Pearson (1988), for any distributions of the scores, in O(n log n): from the variance, over each sample, of how
 * many of the other a score is above; of weighted samples, that of a weighted mean. Where a sample is a single score,
 * which has no variance, the error is the largest that it can be (Birnbaum & Klose, 1957).
 * @param background scores, at least one.
 * @param signal scores, at least one.
 * @param weights may be negative, as those of next-to-leading-order samples; their sums are positive.
 */
export function rocArea(background: Float32Array, signal: Float32Array, weights = unweighted): RocArea {
  const pairs = totalWeight(weights.background, background.length) * totalWeight(weights.signal, signal.length);
  const ofSignal = weightsBelow(signal, background, weights.background);
  const auc = weightedSum(ofSignal, weights.signal) / pairs;
  if (Math.min(background.length, signal.length) === 1)
    return { auc, aucError: Math.sqrt(Math.max(0, auc * (1 - auc))) };
  const ofBackground = weightsBelow(background, signal, weights.signal);
  const square = scatter(ofSignal, weights.signal) + scatter(ofBackground, weights.background);
  return { auc, aucError: Math.sqrt(square) / pairs };
}

/** For each score the weight of the others that it is above, ties counted half. */
function weightsBelow(scores: Float32Array, others: Float32Array, weights: Weights): Float64Array {
  const sorted = sortedWithWeights(others, weights);
  const before = new Float64Array(others.length + 1);
  for (let i = 0; i < others.length; i++) before[i + 1] = before[i] + (sorted.weights?.[i] ?? 1);
  const below = (score: number, orEqual: boolean): number => before[countBelow(sorted.values, score, orEqual)];
  return Float64Array.from(scores, (one) => (below(one, false) + below(one, true)) / 2);
}

const weightedSum = (values: Float64Array, weights: Weights): number =>
  values.reduce((total, value, i) => total + (weights?.[i] ?? 1) * value, 0);

/** Variance of the weighted sum of values about their weighted mean; of n values without weights, n times theirs. */
function scatter(values: Float64Array, weights: Weights): number {
  const count = values.length;
  const mean = weightedSum(values, weights) / totalWeight(weights, count);
  const squares = values.reduce((total, value, i) => total + ((weights?.[i] ?? 1) * (value - mean)) ** 2, 0);
  return (squares * count) / (count - 1);
}

/** Number of sorted values less than `value`, or less than or equal to it. */
function countBelow(sorted: Float32Array, value: number, orEqual: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
