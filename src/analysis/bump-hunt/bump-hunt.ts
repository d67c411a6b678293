import type { BumpHuntScan, BumpHuntSpectrum } from '../../protocol/result.js';
import { fitSidebands } from './smooth-fit.js';

/** Bins across the window. */
const windowBins = 4;
/** Side bands on each side, in widths of the window, where the data reach so far. */
const sideWindows = 4;
/** Cuts of the scan: the share of events that each removes. */
const scanned = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** Events to hunt in. */
export interface Events {
  /** Value of the observable of each event. */
  readonly values: Float64Array;
  /** Score of each event, larger for more anomalous ones. */
  readonly score: Float32Array;
}

/** The spectra before and after the cut, and how the significance depends on the cut. */
export interface BumpHunt {
  readonly before: BumpHuntSpectrum;
  readonly after: BumpHuntSpectrum;
  readonly scan: readonly BumpHuntScan[];
}

/**
 * Hunts for a bump in a window of an observable, before and after a cut that keeps the events whose score is above a
 * quantile. The background in the window is that of a smooth fit to the side bands.
 * @param cut the quantile of the score, in [0, 1).
 */
export function huntBump({ values, score }: Events, window: readonly [number, number], cut: number): BumpHunt {
  const axis = createAxis(values, window);
  const sorted = score.toSorted();
  const after = (quantile: number): BumpHuntSpectrum => {
    const threshold =
      quantile === 0 ? -Infinity : sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
    return measureSpectrum(
      values.filter((_, event) => score[event] >= threshold),
      axis,
    );
  };
  return {
    before: after(0),
    after: after(cut),
    scan: scanned.map((quantile) => {
      const { significance, significanceError } = after(quantile);
      return { cut: quantile, significance, significanceError };
    }),
  };
}

/**
 * Significance of n events over an expected background b, signed: Z = ±√(2(n ln(n/b) − (n − b))) (Li & Ma, 1983; with
 * n = s + b it is that of Cowan, Cranmer, Gross & Vitells, arXiv:1007.1727, eq. 97), negative for a deficit.
 * @param b > 0.
 */
export function localSignificance(n: number, b: number): number {
  const half = n === 0 ? b : n * Math.log(n / b) - (n - b);
  return Math.sign(n - b) * Math.sqrt(2 * Math.max(0, half));
}

/**
 * Standard deviation of that significance, from √n of the count and the error of b by propagation; both slopes tend to
 * ±1/√b as n comes near b.
 */
export function significanceUncertainty(n: number, b: number, backgroundError: number): number {
  const z = localSignificance(n, b);
  const isSmall = Math.abs(z) < 1e-3 || n === 0;
  const byCount = isSmall ? 1 / Math.sqrt(b) : Math.log(n / b) / z;
  const byBackground = isSmall ? 1 / Math.sqrt(b) : (n / b - 1) / z;
  return Math.hypot(byCount * Math.sqrt(n), byBackground * backgroundError);
}

/** Bins of equal width, some of which make up the window. */
interface Axis {
  readonly from: number;
  readonly width: number;
  readonly bins: number;
  readonly window: readonly [number, number];
}

function createAxis(values: Float64Array, [from, to]: readonly [number, number]): Axis {
  const width = (to - from) / windowBins;
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const sideBins = (room: number): number => Math.max(0, Math.min(sideWindows * windowBins, Math.floor(room / width)));
  const below = sideBins(from - least);
  return {
    from: from - below * width,
    width,
    bins: below + windowBins + sideBins(most - to),
    window: [below, below + windowBins],
  };
}

function measureSpectrum(values: Float64Array, { from, width, bins, window }: Axis): BumpHuntSpectrum {
  const counts = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.floor((value - from) / width);
    if (bin >= 0 && bin < bins) counts[bin]++;
  }
  const fit = fitSidebands(counts, window);
  const observed = counts.subarray(...window).reduce((sum, count) => sum + count, 0);
  const canTell = fit !== null && fit.background > 0;
  return {
    from,
    to: from + bins * width,
    counts: Array.from(counts),
    expected: fit === null ? null : Array.from(fit.expected),
    observed,
    background: fit?.background ?? null,
    backgroundError: fit?.backgroundError ?? null,
    chiSquare: fit?.chiSquare ?? null,
    degreesOfFreedom: fit?.degreesOfFreedom ?? null,
    significance: canTell ? localSignificance(observed, fit.background) : null,
    significanceError: canTell ? significanceUncertainty(observed, fit.background, fit.backgroundError) : null,
  };
}
