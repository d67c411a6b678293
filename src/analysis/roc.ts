/**
 * Area under the ROC curve of a score that should be larger for signal: the share of pairs in which it is, ties counted
 * half (the Mann–Whitney statistic, Hanley & McNeil 1982).
 * @param background scores, at least one.
 * @param signal scores, at least one.
 */
export function areaUnderRoc(background: Float32Array, signal: Float32Array): number {
  const sorted = background.toSorted();
  let pairs = 0;
  for (const score of signal) pairs += (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2;
  return pairs / (background.length * signal.length);
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
