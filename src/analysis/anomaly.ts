import type { DetectionResult, RocCurve } from '../protocol/result.js';
import { rocArea, unweighted } from './roc.js';
import { effectiveSize, sortedWithWeights, type Weights } from './weights.js';

/** Points that a curve in a result has at most. */
const curvePoints = 101;

/**
 * How well a score tells signal from background: ROC, AUC with its standard error, SIC and background rejection.
 * @param background scores, at least one; larger for more anomalous points.
 * @param signal scores, at least one.
 * @param weights of both, with positive sums.
 */
export function measureDetection(
  background: Float32Array,
  signal: Float32Array,
  weights = unweighted,
): DetectionResult {
  const curve = rocCurve(background, signal, weights);
  const count = effectiveSize(weights.background, background.length);
  return {
    ...rocArea(background, signal, weights),
    rejection: backgroundRejection(curve, 0.5),
    significanceImprovement: greatestImprovement(curve, count),
    roc: thin(curve, Math.max(1, count)),
  };
}

/**
 * The ROC curve: ε_B and ε_S of the cuts score ≥ t for every t among the scores, from (0, 0) to (1, 1). Equal scores
 * are one step, so that the area below by trapezia is the Mann–Whitney statistic with ties counted half. Shares are by
 * weight; where some weights are negative, the curve may go back.
 */
export function rocCurve(background: Float32Array, signal: Float32Array, weights = unweighted): Required<RocCurve> {
  const [b, s] = [passing(background, weights.background), passing(signal, weights.signal)];
  const backgroundEfficiency = [0];
  const signalEfficiency = [0];
  const thresholds: (number | null)[] = [null];
  let [i, j] = [0, 0];
  while (i < background.length || j < signal.length) {
    const threshold = Math.max(b.scores[i] ?? -Infinity, s.scores[j] ?? -Infinity);
    // A score that is not a number passes no cut but the last.
    if (!(threshold > -Infinity)) [i, j] = [background.length, signal.length];
    while (i < background.length && b.scores[i] >= threshold) i++;
    while (j < signal.length && s.scores[j] >= threshold) j++;
    backgroundEfficiency.push(b.share(i));
    signalEfficiency.push(s.share(j));
    thresholds.push(Number.isFinite(threshold) ? threshold : null);
  }
  return { backgroundEfficiency, signalEfficiency, thresholds };
}

/** Scores from the greatest to the least, and at each place the share by weight of all up to it. */
function passing(scores: Float32Array, weights: Weights) {
  const sorted = sortedWithWeights(scores, weights);
  const count = scores.length;
  const descending = sorted.values.reverse();
  if (sorted.weights === null) return { scores: descending, share: (first: number): number => first / count };
  const sums = new Float64Array(count + 1);
  sorted.weights.reverse().forEach((weight, i) => (sums[i + 1] = sums[i] + weight));
  // By the sum itself, so that the last share is exactly 1.
  const total = sums[count];
  return { scores: descending, share: (first: number): number => sums[first] / total };
}

/** 1/ε_B where ε_S first comes to the value given; null if no background passes the cut there. */
export function backgroundRejection(
  { backgroundEfficiency, signalEfficiency }: RocCurve,
  signalAt: number,
): number | null {
  const at = signalEfficiency.findIndex((efficiency) => efficiency >= signalAt);
  return backgroundEfficiency[at] > 0 ? 1 / backgroundEfficiency[at] : null;
}

/** ε_S of the loosest cut with an ε_B of at most the value given: the working point there. */
export function signalEfficiencyAt({ backgroundEfficiency, signalEfficiency }: RocCurve, backgroundAt: number): number {
  const above = backgroundEfficiency.findIndex((efficiency) => efficiency > backgroundAt);
  return signalEfficiency[above < 0 ? signalEfficiency.length - 1 : above - 1];
}

/** Background events that a cut must leave for its SIC to count; of weighted ones, effective events. */
const leastBackground = 10;

/** The largest SIC = ε_S/√ε_B over cuts that leave at least 10 background events; 1 if no cut does. */
function greatestImprovement({ backgroundEfficiency, signalEfficiency }: RocCurve, background: number): number {
  return backgroundEfficiency.reduce(
    (most, efficiency, at) =>
      efficiency * background >= leastBackground ? Math.max(most, signalEfficiency[at] / Math.sqrt(efficiency)) : most,
    1,
  );
}

/** Of the points that a curve in a result has at most: those at evenly spread places along it. */
const evenPoints = 50;

/**
 * The points of a curve at evenly spread places along it, and at values of ε_B that are evenly spread in their
 * logarithm down to a single background event: working points of an ε_B of a thousandth are as well resolved as those
 * of a tenth.
 */
function thin(
  { backgroundEfficiency, signalEfficiency, thresholds }: Required<RocCurve>,
  background: number,
): RocCurve {
  const last = backgroundEfficiency.length - 1;
  const decades = Math.log10(background);
  const even = Array.from({ length: evenPoints }, (_, k) => Math.round((k * last) / (evenPoints - 1)));
  // The last cut with at most so much background; the first of all is the strictest that no background passes.
  const logarithmic = Array.from({ length: curvePoints - evenPoints }, (_, k) => {
    const most = k === 0 ? 0 : 10 ** (-decades * (1 - (k - 1) / (curvePoints - evenPoints - 2)));
    return backgroundEfficiency.findLastIndex((efficiency) => efficiency <= most * (1 + 1e-9));
  });
  const places =
    last < curvePoints
      ? Array.from(backgroundEfficiency.keys())
      : [...new Set([...even, ...logarithmic])].sort((a, b) => a - b);
  return {
    backgroundEfficiency: places.map((at) => backgroundEfficiency[at]),
    signalEfficiency: places.map((at) => signalEfficiency[at]),
    thresholds: places.map((at) => thresholds[at]),
  };
}
