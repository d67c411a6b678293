import { solvePositiveDefinite } from '../../linear/cholesky.js';

/** Number of coefficients: the logarithm of the spectrum is a polynomial of degree 3. */
export const coefficients = 4;
const iterations = 50;

/** A smooth spectrum, fitted to the side bands. */
export interface SmoothFit {
  /** Expected count of every bin, those of the window among them. */
  readonly expected: Float64Array;
  /** Sum of the expected counts in the window. */
  readonly background: number;
  /** Standard deviation of `background` by the fit. */
  readonly backgroundError: number;
  /** Pearson's χ² over the side bands. */
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
}

/**
 * Fits exp(c₀ + c₁T₁(x) + c₂T₂(x) + c₃T₃(x)), T_k the Chebyshev polynomials, to the counts outside the window by the
 * largest Poisson likelihood, which is concave (iteratively reweighted least squares: McCullagh & Nelder, "Generalized
 * Linear Models", section 2.5).
 * @param counts of bins of equal width.
 * @param window first bin of the window, and the first after it.
 * @returns null if too few bins outside the window have any count.
 */
export function fitSidebands(counts: Float64Array, window: readonly [number, number]): SmoothFit | null {
  const bins = counts.length;
  const isSide = (bin: number): boolean => bin < window[0] || bin >= window[1];
  const side = Array.from(counts.keys()).filter(isSide);
  if (side.filter((bin) => counts[bin] > 0).length <= coefficients) return null;
  const basis = Array.from({ length: bins }, (_, bin) => chebyshev((2 * bin + 1) / bins - 1));
  const expectedAt = (c: Float64Array, bin: number): number =>
    Math.exp(basis[bin].reduce((sum, t, k) => sum + c[k] * t, 0));
  const logLikelihood = (c: Float64Array): number =>
    side.reduce((sum, bin) => {
      const expected = expectedAt(c, bin);
      return sum + counts[bin] * Math.log(expected) - expected;
    }, 0);

  let c = new Float64Array(coefficients);
  c[0] = Math.log(side.reduce((sum, bin) => sum + counts[bin], 0) / side.length);
  let best = logLikelihood(c);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const step = Float64Array.from({ length: coefficients }, (_, k) =>
      side.reduce((sum, bin) => sum + (counts[bin] - expectedAt(c, bin)) * basis[bin][k], 0),
    );
    if (
      !solvePositiveDefinite(
        information(side, basis, (bin) => expectedAt(c, bin)),
        step,
      )
    )
      return null;
    let factor = 1;
    let next = c.map((value, k) => value + step[k]);
    while (!(logLikelihood(next) >= best) && factor > 1e-6) {
      factor /= 2;
      next = c.map((value, k) => value + factor * step[k]);
    }
    const gain = logLikelihood(next) - best;
    if (!(gain > 0)) break;
    c = next;
    best += gain;
    if (gain < 1e-12 * Math.abs(best)) break;
  }

  const expected = Float64Array.from(counts, (_, bin) => expectedAt(c, bin));
  const inWindow = Array.from(counts.keys()).filter((bin) => !isSide(bin));
  const slope = Float64Array.from({ length: coefficients }, (_, k) =>
    inWindow.reduce((sum, bin) => sum + expected[bin] * basis[bin][k], 0),
  );
  const spread = Float64Array.from(slope);
  if (
    !solvePositiveDefinite(
      information(side, basis, (bin) => expected[bin]),
      spread,
    )
  )
    return null;
  return {
    expected,
    background: inWindow.reduce((sum, bin) => sum + expected[bin], 0),
    backgroundError: Math.sqrt(slope.reduce((sum, value, k) => sum + value * spread[k], 0)),
    chiSquare: side.reduce((sum, bin) => sum + (counts[bin] - expected[bin]) ** 2 / expected[bin], 0),
    degreesOfFreedom: side.length - coefficients,
  };
}

function chebyshev(x: number): number[] {
  const values = [1, x];
  while (values.length < coefficients) values.push(2 * x * values[values.length - 1] - values[values.length - 2]);
  return values;
}

/** Fisher's information of the coefficients. */
function information(
  bins: readonly number[],
  basis: readonly number[][],
  expected: (bin: number) => number,
): Float64Array {
  const matrix = new Float64Array(coefficients * coefficients);
  for (const bin of bins) {
    const weight = expected(bin);
    basis[bin].forEach((a, i) => basis[bin].forEach((b, j) => (matrix[i * coefficients + j] += weight * a * b)));
  }
  return matrix;
}
