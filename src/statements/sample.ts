import type { HomologySignificance } from '../analysis/homology-significance/statement.js';
import type { LoopCertificate } from '../analysis/sample-bound/loop-certificate.js';
import type { PersistenceBound } from '../analysis/sample-bound/radius-bound.js';
import { formatCount, formatLowerBound, formatUpperBound } from '../protocol/format.js';
import type { LatentSuggestion, Statement } from '../protocol/statement.js';

/** What follows from the persistence of the sample, for every network whose two halves are continuous. */
export function persistenceStatement({ bound, within, degree, points }: PersistenceBound): Statement {
  return {
    kind: 'persistence bound',
    name: 'persistence of the sample',
    text:
      `Persistence: the balls about ${formatCount(points)} points of the sample have a hole of dimension ${degree} that no ` +
      `network of this shape keeps, so some point within ${formatUpperBound(within)} of your data is off by at least ${formatLowerBound(bound)}.`,
    bound,
    forbids: true,
    assumptions: [],
    within,
    source: 'Chazal & Oudot, SoCG 2008 for the filtrations; the proof is in docs/statements.md',
  };
}

/** What follows from a closed polygon through points of the sample, for every encoder with a layer of width 1. */
export function loopStatement({ bound, longestEdge, rows }: LoopCertificate): Statement {
  const within = formatUpperBound(longestEdge / 2);
  return {
    kind: 'persistence bound',
    name: 'loop of the sample',
    text:
      `Loop: every continuous map of the closed polygon through ${formatCount(rows.length)} points of the sample to ℝ¹ sends two ` +
      `points half its length apart to the same code, so some point within ${within} of your data is off by at least ${formatLowerBound(bound)}.`,
    bound,
    forbids: true,
    assumptions: [],
    within: longestEdge / 2,
    source: 'Borsuk, Fund. Math. 20 (1933) 177, for the circle; the proof is in docs/statements.md',
  };
}

/**
 * The suggestions without spheres where the sample has other holes than a sphere has, or where a test finds that the
 * hole may be one between random points: those of a disk leave small ones.
 */
export const withoutUnlikely = (
  suggestions: readonly LatentSuggestion[],
  { degrees }: HomologySignificance,
): readonly LatentSuggestion[] =>
  suggestions.filter(
    ({ latent }) =>
      latent.kind !== 'sphere' ||
      degrees.every(
        ({ degree, atLeast, status }) =>
          atLeast <= (degree === 0 || degree === latent.dimension ? 1 : 0) &&
          !(degree === latent.dimension && status === 'undecided'),
      ),
  );

/** Latent spaces to try where the sample has a hole of dimension k that the network cannot keep. */
export function suggestionsFor(degree: number): readonly LatentSuggestion[] {
  return [
    {
      latent: { kind: 'sphere', dimension: degree },
      because: 'hole',
    },
    {
      latent: { kind: 'euclidean', dimension: degree + 1 },
      because: 'hole',
    },
  ];
}
