import type { BumpHuntScan, BumpHuntSpectrum, BumpHuntWithheld } from '../../protocol/result.js';
import { chooseFit, type ChosenFit } from './choose-fit.js';
import { sortedWithWeights, totalWeight, type Weights } from '../weights.js';
import { localSignificance } from './significance.js';

/** Bins across the window. */
const windowBins = 4;
/** Bins of a side band: two to four times the window. */
const leastSideBins = 2 * windowBins;
const greatestSideBins = 4 * windowBins;
/** Events that there must be beside the window. */
const leastSideEvents = 20;
/** Events that must be expected in the window. */
const leastBackground = 5;
/** Probability of the fit's χ² below which it does not describe the side bands. */
const leastProbability = 0.01;
/** Cuts of the scan: the share of events that each removes. */
const scanned = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** Events to hunt in. */
export interface Events {
  /** Value of the observable of each event. */
  readonly values: Float64Array;
  /** Score of each event, larger for more anomalous ones. */
  readonly score: Float32Array;
  /** May be negative, as those of next-to-leading-order samples. */
  readonly weights: Weights;
}

/** The spectra before and after the cut, and how the significance depends on the cut. */
export interface BumpHunt {
  readonly before: BumpHuntSpectrum;
  readonly after: BumpHuntSpectrum;
  readonly scan: readonly BumpHuntScan[];
}

/**
 * Hunts for a bump in a window of an observable, before and after a cut that keeps the events whose score is above a
 * quantile. The background in the window is that of a smooth fit to the side bands. The counts of weighted events are sums
 * of weights, with the variance Σw²; fit and significance take them as Poisson counts in units of s = Σw²/Σw over the
 * spectrum (the scaled Poisson distribution: Bohm & Zech, NIM A 748, 1, 2014), which holds where the weights are
 * distributed alike in all bins.
 * @param cut the quantile of the score, in [0, 1).
 */
export function huntBump({ values, score, weights }: Events, window: readonly [number, number], cut: number): BumpHunt {
  const axis = createAxis(values, window);
  const thresholdOf = cutsOf(score, weights);
  const after = (quantile: number): BumpHuntSpectrum => {
    const threshold = thresholdOf(quantile);
    const passes = (_: number, event: number): boolean => score[event] >= threshold;
    return measureSpectrum(values.filter(passes), weights?.filter(passes) ?? null, axis);
  };
  return {
    before: after(0),
    after: after(cut),
    scan: scanned.map((quantile) => {
      const { significance, significanceError, withheld } = after(quantile);
      return { cut: quantile, significance, significanceError, withheld };
    }),
  };
}

/** The spectrum of all events, with the significance of a bump in a window. */
export function measureWindow(values: Float64Array, window: readonly [number, number]): BumpHuntSpectrum {
  return measureSpectrum(values, null, createAxis(values, window));
}

/** The threshold of the cut that removes a share of the events, by weight. */
function cutsOf(score: Float32Array, weights: Weights): (share: number) => number {
  const sorted = sortedWithWeights(score, weights);
  const total = totalWeight(weights, score.length);
  return (share) => {
    if (share === 0) return -Infinity;
    let removed = 0;
    for (let event = 0; event < score.length; event++) {
      removed += sorted.weights?.[event] ?? 1;
      if (removed > share * total) return sorted.values[event];
    }
    return sorted.values[score.length - 1];
  };
}

/** Bins of equal width, some of which make up the window. */
interface Axis {
  readonly from: number;
  readonly width: number;
  readonly bins: number;
  readonly window: readonly [number, number];
}

/**
 * Side bands are as wide as the spectrum allows, and together no more than half of it, over which a smooth curve can
 * follow it. They keep a window's width away from its ends, where the logarithm of a spectrum may drop without limit.
 */
function createAxis(values: Float64Array, [from, to]: readonly [number, number]): Axis {
  const width = (to - from) / windowBins;
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const local = Math.floor(((most - least) / 2 / width - windowBins) / 2);
  const wanted = Math.max(leastSideBins, Math.min(greatestSideBins, local));
  const sideBins = (room: number): number => Math.max(0, Math.min(wanted, Math.floor(room / width) - windowBins));
  const below = sideBins(from - least);
  return {
    from: from - below * width,
    width,
    bins: below + windowBins + sideBins(most - to),
    window: [below, below + windowBins],
  };
}

function measureSpectrum(values: Float64Array, weights: Weights, axis: Axis): BumpHuntSpectrum {
  const { from, width, bins, window } = axis;
  const [sums, squares] = [new Float64Array(bins), new Float64Array(bins)];
  values.forEach((value, event) => {
    const bin = Math.floor((value - from) / width);
    if (bin < 0 || bin >= bins) return;
    const weight = weights?.[event] ?? 1;
    sums[bin] += weight;
    squares[bin] += weight * weight;
  });
  const unit = weights === null ? 1 : scaleOf(sums, squares);
  const counts = unit === 1 ? sums : sums.map((sum) => sum / unit);
  const observed = counts.subarray(...window).reduce((sum, count) => sum + count, 0);
  const hindrance = hindranceIn(counts, window);
  const fit = hindrance === null ? chooseFit(counts, window) : null;
  const withheld = hindrance ?? doubtOf(fit);
  const known = withheld === null && fit !== null ? localSignificance({ ...fit, observed }) : null;
  return {
    from,
    to: from + bins * width,
    counts: Array.from(sums),
    ...(weights === null ? {} : { variances: Array.from(squares) }),
    expected: fit === null ? null : Array.from(fit.expected, (count) => count * unit),
    observed: observed * unit,
    background: fit === null ? null : fit.background * unit,
    backgroundError: fit === null ? null : fit.backgroundError * unit,
    degree: fit?.degree ?? null,
    chiSquare: fit?.chiSquare ?? null,
    degreesOfFreedom: fit?.degreesOfFreedom ?? null,
    significance: known?.significance ?? null,
    significanceError: known?.significanceError ?? null,
    withheld,
  };
}

/** Σw²/Σw over all bins: the unit in which sums of weights are counts; 1 where the sum is not above 0. */
function scaleOf(sums: Float64Array, squares: Float64Array): number {
  const [sum, square] = [sums, squares].map((values) => values.reduce((total, value) => total + value, 0));
  return sum > 0 && square > 0 ? square / sum : 1;
}

/** Why no fit is tried; null if there is no reason. */
function hindranceIn(counts: Float64Array, [from, to]: readonly [number, number]): BumpHuntWithheld | null {
  const [below, above] = [counts.subarray(0, from), counts.subarray(to)];
  const inSides = [...below, ...above].reduce((sum, count) => sum + count, 0);
  if (inSides < leastSideEvents) return { kind: 'few events' };
  const reach = (outwards: Float64Array): number => outwards.findLastIndex((count) => count > 0) + 1;
  if (reach(below.toReversed()) < leastSideBins) return { kind: 'spectrum ends', side: 'below' };
  return reach(above) < leastSideBins ? { kind: 'spectrum ends', side: 'above' } : null;
}

/** Why what a fit gives is not to be relied on; null if there is no reason. */
function doubtOf(fit: ChosenFit | null): BumpHuntWithheld | null {
  if (fit === null || fit.background < leastBackground) return { kind: 'few events' };
  return fit.probability < leastProbability ? { kind: 'bad fit', probability: fit.probability } : null;
}
