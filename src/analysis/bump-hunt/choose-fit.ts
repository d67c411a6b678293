import { chiSquareTail, fTail } from '../tail-probabilities.js';
import { fitSidebands, type SmoothFit } from './smooth-fit.js';

const leastDegree = 2;
const greatestDegree = 9;
/**
 * With this many events beside the window the fit starts one degree higher. An error of the curve that the F-tests miss
 * biases Z by an amount that grows with the square root of the number of events: −0.12 from degree 2 in a window of flat
 * phase space with 100,000 events, −0.01 from degree 3.
 */
const manyEvents = 40_000;
/**
 * A higher degree is taken where chance alone gains as much less often than this. A stricter test stops before the curve
 * is right, and leaves a bias that no error tells: at 5 % Z has a mean of −0.4 in some windows of flat phase space.
 */
const level = 0.3;
/** Neighbouring bins are joined until this many events are expected in them, so that Pearson's χ² follows its law. */
const leastExpected = 5;

/** A fit, and how well it describes the side bands. */
export interface ChosenFit extends SmoothFit {
  /** Pearson's χ² over the side bands. */
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Probability of a χ² at least as large. */
  readonly probability: number;
}

/**
 * Fits the side bands with the degree that F-tests choose: from 2 or 3 upwards, as long as one or two degrees more gain what
 * chance would rarely give. One degree more is taken in the end, so that the error of the fit holds what the tests cannot
 * see.
 * @returns null if there are too few events.
 */
export function chooseFit(counts: Float64Array, window: readonly [number, number]): ChosenFit | null {
  const sides = counts.reduce((sum, n, bin) => (bin < window[0] || bin >= window[1] ? sum + n : sum), 0);
  const first = fitSidebands(counts, window, sides < manyEvents ? leastDegree : leastDegree + 1);
  if (first === null) return null;
  const groups = joinBins(first.expected, window);
  const fitOf = (degree: number): ChosenFit | null =>
    degree > greatestDegree ? null : assess(fitSidebands(counts, window, degree), counts, groups);
  return raise(assess(first, counts, groups), fitOf);
}

function raise(fit: ChosenFit | null, fitOf: (degree: number) => ChosenFit | null): ChosenFit | null {
  if (fit === null) return null;
  const next = fitOf(fit.degree + 1);
  if (next === null) return fit;
  if (isGain(fit, next)) return raise(next, fitOf);
  const afterNext = fitOf(fit.degree + 2);
  return afterNext !== null && isGain(fit, afterNext) ? raise(afterNext, fitOf) : next;
}

function isGain(fit: ChosenFit, higher: ChosenFit): boolean {
  const more = fit.degreesOfFreedom - higher.degreesOfFreedom;
  const gained = (fit.chiSquare - higher.chiSquare) / more;
  // Counts scatter by no less than their Poisson error, however close a curve comes to them.
  const scatter = Math.max(1, higher.chiSquare / higher.degreesOfFreedom);
  return fTail(gained / scatter, more, higher.degreesOfFreedom) < level;
}

function assess(fit: SmoothFit | null, counts: Float64Array, groups: readonly (readonly number[])[]): ChosenFit | null {
  const degreesOfFreedom = groups.length - (fit === null ? Infinity : fit.degree + 1);
  if (fit === null || degreesOfFreedom < 1) return null;
  const chiSquare = groups.reduce((sum, bins) => {
    const [observed, expected] = [counts, fit.expected].map((of) => bins.reduce((total, bin) => total + of[bin], 0));
    return sum + (observed - expected) ** 2 / expected;
  }, 0);
  return { ...fit, chiSquare, degreesOfFreedom, probability: chiSquareTail(chiSquare, degreesOfFreedom) };
}

/** The bins of each side band, joined from the outermost inwards; what is left over joins the last. */
function joinBins(expected: Float64Array, [from, to]: readonly [number, number]): readonly (readonly number[])[] {
  const bins = Array.from(expected.keys());
  return [bins.slice(0, from), bins.slice(to).reverse()].flatMap((side) => {
    const groups: number[][] = [];
    let open: number[] = [];
    let sum = 0;
    for (const bin of side) {
      open.push(bin);
      sum += expected[bin];
      if (sum < leastExpected) continue;
      groups.push(open);
      [open, sum] = [[], 0];
    }
    groups.at(-1)?.push(...open);
    return groups;
  });
}
