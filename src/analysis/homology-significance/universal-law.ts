import type { Barcode } from '../homology/persistence.js';
import type { BarTest } from './statement.js';

/** Fewest bars from which the law's place can be read. */
export const fewestBars = 15;
/** The Euler–Mascheroni constant: the mean of the left-skewed Gumbel distribution is minus this. */
const eulerMascheroni = 0.5772156649015329;

/**
 * A test of each bar of degree 1 or more of a random sample, by the universal law of noise (Bobrowski & Skraba, "A
 * universal null-distribution for topological data analysis", Sci. Rep. 13 (2023) 12274, arXiv:2207.03926): for
 * π = death/birth of a Vietoris–Rips bar, log log π − mean − γ follows the left-skewed Gumbel distribution, whatever
 * the points are drawn from. So a bar has p = exp(−exp(ℓ)); it is multiplied by the number of bars (Bonferroni).
 * @param barcode of points drawn at random: landmarks that are spread evenly obey another law.
 */
export function testedBars({ births, deaths }: Barcode): BarTest {
  if (births.length < fewestBars) return { kind: 'none', why: 'too few bars' };
  const logarithms = births.map((birth, bar) => Math.log(Math.log(deaths[bar] / birth)));
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / births.length;
  const pValues = Array.from(logarithms, (value) =>
    Math.min(1, births.length * Math.exp(-Math.exp(value - mean - eulerMascheroni))),
  );
  return { kind: 'tested', pValues: pValues.sort((a, b) => a - b) };
}
