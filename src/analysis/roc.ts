/** The area under a ROC curve, and its standard error. */
export interface RocArea {
  readonly auc: number;
  readonly aucError: number;
}

/**
 * Area under the ROC curve of a score that should be larger for signal: the share of pairs in which it is, ties counted
 * half (the Mann–Whitney statistic). Its standard error is by DeLong, DeLong & Clarke-Pearson (1988), for any
 * distributions of the scores, in O(n log n): from the variance, over each sample, of how many of the other a score is
 * above. Where a sample is a single score, which has no variance, the error is the largest that it can be (Birnbaum &
 * Klose, 1957).
 * @param background scores, at least one.
 * @param signal scores, at least one.
 */
export function rocArea(background: Float32Array, signal: Float32Array): RocArea {
  const pairs = background.length * signal.length;
  const ofSignal = countsBelow(signal, background);
  const auc = sum(ofSignal) / pairs;
  if (Math.min(background.length, signal.length) === 1) return { auc, aucError: Math.sqrt(auc * (1 - auc)) };
  const square = (counts: Float64Array): number => variance(counts) * counts.length;
  return { auc, aucError: Math.sqrt(square(ofSignal) + square(countsBelow(background, signal))) / pairs };
}

/** For each score the number of others that it is above, ties counted half. */
function countsBelow(scores: Float32Array, others: Float32Array): Float64Array {
  const sorted = others.toSorted();
  return Float64Array.from(scores, (one) => (countBelow(sorted, one, false) + countBelow(sorted, one, true)) / 2);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function variance(values: Float64Array): number {
  const mean = sum(values) / values.length;
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
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
