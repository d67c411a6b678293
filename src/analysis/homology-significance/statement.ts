/** What a sample says of one Betti number. */
export interface DegreeStatement {
  /** k of b_k. */
  readonly degree: number;
  /** b_k is at least this: the larger of what is proved and what is tested. */
  readonly atLeast: number;
  /** Bars that are features of the whole sample for certain, however the landmarks were chosen. */
  readonly proved: number;
  /**
   * Of the weakest bar that is significant, else of the longest one, adjusted for all bars of the degree, in [0, 1]; 1
   * if there is no such bar at all; null if it was not tested.
   */
  readonly pValue: number | null;
  readonly status: DegreeStatus;
}

/**
 * On what `atLeast` rests: a proof about the sample, or else a test; or why it may be too low: no bar is significant,
 * or a reason why there is no test.
 */
export type DegreeStatus = 'proved' | 'tested' | 'undecided' | Untested;

/** Why a degree is not tested: there are too few bars to know what is usual, or it needs more work than is allowed. */
export type Untested = 'too few bars' | 'too costly';

/** What a sample says of the Betti numbers of the shape behind it. */
export interface HomologySignificance {
  /** b_0, b_1, … */
  readonly degrees: readonly DegreeStatement[];
  /** Landmarks on which the proofs of degrees 0 and 1 rest. */
  readonly landmarks: number;
  /** r: every point of the sample is as near as this to a landmark; bars longer than 4r are proved. */
  readonly coveringRadius: number;
}

/** Largest adjusted p-value that counts as significant. */
export const significanceLevel = 0.05;

/** Result of a test of one degree. */
export type BarTest = { readonly kind: 'none'; readonly why: Untested } | SignificantBars;

/** Bars that were tested. */
export interface SignificantBars {
  readonly kind: 'tested';
  /** Adjusted for all bars, ascending. */
  readonly pValues: readonly number[];
}

/**
 * One statement from what is proved and what is tested of a degree.
 * @param certain classes that there are in any case: in degree 0 the one that never ends.
 */
export function degreeStatement(degree: number, proved: number, test: BarTest, certain: number): DegreeStatement {
  if (test.kind === 'none') {
    return { degree, atLeast: proved, proved, pValue: null, status: proved > certain ? 'proved' : test.why };
  }
  const significant = test.pValues.filter((pValue) => pValue <= significanceLevel).length;
  const tested = certain + significant;
  const atLeast = Math.max(proved, tested);
  return {
    degree,
    atLeast,
    proved,
    pValue: test.pValues.at(Math.max(0, significant - 1)) ?? 1,
    status: atLeast === certain ? 'undecided' : proved >= tested ? 'proved' : 'tested',
  };
}
