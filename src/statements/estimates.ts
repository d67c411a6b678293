import type { DegreeStatement, HomologySignificance } from '../analysis/homology-significance/statement.js';
import { subscript } from '../digits.js';
import { lowFrom, plateauInWords, toldCurve } from '../protocol/dimension-words.js';
import { formatCount, formatNumber } from '../protocol/format.js';
import type { IntrinsicDimensionResult } from '../protocol/result.js';
import type { Statement } from '../protocol/statement.js';

const estimate = (fields: Pick<Statement, 'name' | 'text' | 'source'>): Statement => ({
  kind: 'estimate',
  bound: null,
  forbids: false,
  assumptions: [],
  within: null,
  ...fields,
});

/** The intrinsic dimension by maximum likelihood, with its interval, and by the scale where it stays the same. */
export function dimensionStatement(estimates: IntrinsicDimensionResult): Statement | null {
  const curve = toldCurve(estimates);
  if (curve === null) return null;
  const { plateau, scales } = curve;
  const { dimension, low, high, radius } = scales[0];
  const at = `${formatNumber(dimension)} (95 %: ${formatNumber(low)} to ${formatNumber(high)}) at scale ${formatNumber(radius)}`;
  const text =
    plateau === null
      ? `Intrinsic dimension, estimated: ${at}; it is the same over no range of scales.`
      : `Intrinsic dimension, estimated: ${plateauInWords(plateau)}; ${at}.`;
  return estimate({
    name: 'intrinsic dimension',
    text: dimension < lowFrom ? text : `${text} From ${lowFrom} on such estimates are too low.`,
    source: 'Levina & Bickel, NIPS 2004; MacKay & Ghahramani, 2005',
  });
}

/** Betti numbers of the shape behind the sample, each with what it rests on; where none is decided, that alone. */
export function bettiStatement({ degrees, landmarks }: HomologySignificance): Statement {
  const isDecided = degrees.some(({ status }) => status === 'proved' || status === 'tested');
  return estimate({
    name: 'Betti numbers',
    text: `Betti numbers, estimated from ${formatCount(landmarks)} landmarks: ${isDecided ? degrees.map(inWords).join('; ') : 'undecided'}.`,
    source: 'Bobrowski & Skraba, Sci. Rep. 13 (2023) 12274; Fasy et al., Ann. Stat. 42 (2014) 2301',
  });
}

function inWords({ degree, atLeast, pValue, status }: DegreeStatement): string {
  const name = `b${subscript(degree)}`;
  switch (status) {
    case 'proved':
      return `${name} ≥ ${atLeast} (proved of the sample)`;
    case 'tested':
      // The test of components is one of the density: two regions may be joined by a thin one.
      return degree === 0
        ? `${name} ≥ ${atLeast} where points are dense (${probability(pValue)})`
        : `${name} ≥ ${atLeast} (${probability(pValue)})`;
    case 'undecided':
      return degree === 0 ? `${name} ≥ 1, more undecided` : `${name} undecided`;
    case 'too few bars':
      return `${name} undecided (too few bars to test)`;
    case 'too costly':
      return `${name} undecided (too costly)`;
  }
}

function probability(pValue: number | null): string {
  if (pValue === null) return 'p unknown';
  return pValue < 1e-6 ? 'p < 10⁻⁶' : `p = ${formatNumber(pValue)}`;
}

/** A p-value below which a declaration is called into question. */
const certain = 1e-6;

/** Where the sample has more holes than are declared, a sentence for each degree. */
export function contradictions(
  bettiNumbers: readonly number[] | undefined,
  { degrees }: HomologySignificance,
): readonly string[] {
  if (bettiNumbers === undefined) return [];
  return degrees.flatMap((one) => {
    const declared = bettiNumbers.at(one.degree) ?? 0;
    const isCertain = one.proved > declared || (one.pValue !== null && one.pValue < certain);
    if (one.atLeast <= declared || !isCertain) return [];
    return [
      `The manifold declares b${subscript(one.degree)} = ${declared}, but the sample says ${inWords(one)}: check its topology, or draw more points.`,
    ];
  });
}
