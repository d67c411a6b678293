import { solvePositiveDefinite } from '../../linear/cholesky.js';

const iterations = 50;

/** A smooth spectrum, fitted to the side bands. */
export interface SmoothFit {
  /** Of the polynomial. */
  readonly degree: number;
  /** Expected count of every bin, those of the window among them. */
  readonly expected: Float64Array;
  /** Sum of the expected counts in the window. */
  readonly background: number;
  /** Standard deviation of `background` by the fit. */
  readonly backgroundError: number;
}

/**
 * Fits exp(c₀ + c₁T₁(x) + … + c_dT_d(x)), T_k the Chebyshev polynomials, to the counts outside the window by the largest
 * Poisson likelihood, which is concave (iteratively reweighted least squares: McCullagh & Nelder, "Generalized Linear
 * Models", section 2.5).
 * @param counts of bins of equal width.
 * @param window first bin of the window, and the first after it.
 * @param degree d ≥ 1.
 * @returns null if too few bins outside the window have any count.
 */
export function fitSidebands(
  counts: Float64Array,
  window: readonly [number, number],
  degree: number,
): SmoothFit | null {
  const bins = counts.length;
  const coefficients = degree + 1;
  const isSide = (bin: number): boolean => bin < window[0] || bin >= window[1];
  const side = Array.from(counts.keys()).filter(isSide);
  if (side.filter((bin) => counts[bin] > 0).length <= coefficients) return null;
  const basis = Array.from({ length: bins }, (_, bin) => chebyshev((2 * bin + 1) / bins - 1, degree));
  const expectedBy = (c: Float64Array): Float64Array =>
    Float64Array.from(basis, (values) => Math.exp(values.reduce((sum, t, k) => sum + c[k] * t, 0)));
  const logLikelihood = (expected: Float64Array): number =>
    side.reduce((sum, bin) => sum + counts[bin] * Math.log(expected[bin]) - expected[bin], 0);

  let c = new Float64Array(coefficients);
  c[0] = Math.log(side.reduce((sum, bin) => sum + counts[bin], 0) / side.length);
  let expected = expectedBy(c);
  let best = logLikelihood(expected);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const step = Float64Array.from({ length: coefficients }, (_, k) =>
      side.reduce((sum, bin) => sum + (counts[bin] - expected[bin]) * basis[bin][k], 0),
    );
    if (!solvePositiveDefinite(information(side, basis, expected), step)) return null;
    let factor = 1;
    const tryStep = (): { next: Float64Array<ArrayBuffer>; values: Float64Array; likelihood: number } => {
      const next = c.map((value, k) => value + factor * step[k]);
      const values = expectedBy(next);
      return { next, values, likelihood: logLikelihood(values) };
    };
    let tried = tryStep();
    while (!(tried.likelihood >= best) && factor > 1e-6) {
      factor /= 2;
      tried = tryStep();
    }
    const gain = tried.likelihood - best;
    if (!(gain > 0)) break;
    ({ next: c, values: expected, likelihood: best } = tried);
    if (gain < 1e-12 * Math.abs(best)) break;
  }

  const inWindow = Array.from(counts.keys()).filter((bin) => !isSide(bin));
  const slope = Float64Array.from({ length: coefficients }, (_, k) =>
    inWindow.reduce((sum, bin) => sum + expected[bin] * basis[bin][k], 0),
  );
  const spread = Float64Array.from(slope);
  if (!solvePositiveDefinite(information(side, basis, expected), spread)) return null;
  return {
    degree,
    expected,
    background: inWindow.reduce((sum, bin) => sum + expected[bin], 0),
    backgroundError: Math.sqrt(slope.reduce((sum, value, k) => sum + value * spread[k], 0)),
  };
}

function chebyshev(x: number, degree: number): number[] {
  const values = [1, x];
  while (values.length <= degree) values.push(2 * x * values[values.length - 1] - values[values.length - 2]);
  return values;
}

/** Fisher's information of the coefficients. */
function information(
  bins: readonly number[],
  basis: readonly (readonly number[])[],
  expected: Float64Array,
): Float64Array {
  const size = basis[0].length;
  const matrix = new Float64Array(size * size);
  for (const bin of bins) {
    basis[bin].forEach((a, i) => basis[bin].forEach((b, j) => (matrix[i * size + j] += expected[bin] * a * b)));
  }
  return matrix;
}
