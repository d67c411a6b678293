import type { BarTest, SignificantBars } from './statement.js';

/**
 * One test from those of samples that have no point in common: the j-th smallest p-values of all combined by Fisher's
 * method, for each j. Where there are j − 1 features, a bar of noise is among the j smallest, so that the j-th is at
 * least the smallest one of noise. Samples with too few bars are left out.
 */
export function combined(tests: readonly BarTest[]): BarTest {
  const tested = tests.filter((test): test is SignificantBars => test.kind === 'tested');
  if (tested.length === 0) return tests.at(0) ?? { kind: 'none', why: 'too few bars' };
  const bars = Math.min(...tested.map(({ pValues }) => pValues.length));
  return {
    kind: 'tested',
    pValues: Array.from({ length: bars }, (_, at) => fisher(tested.map(({ pValues }) => pValues[at]))),
  };
}

/**
 * Fisher's combination of independent p-values: minus the sum of their logarithms follows the gamma distribution whose
 * shape is their number.
 */
function fisher(pValues: readonly number[]): number {
  const sum = -pValues.reduce((total, pValue) => total + Math.log(pValue), 0);
  if (sum === Infinity) return 0;
  let [term, total] = [1, 0];
  pValues.forEach((_, at) => {
    total += term;
    term *= sum / (at + 1);
  });
  return Math.exp(-sum) * total;
}
