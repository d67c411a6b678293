import { formatLowerBound, formatUpperBound } from '../protocol/format.js';
import type { Statement } from '../protocol/statement.js';

/** What a search may miss of a bound, as a share: it comes near to the worst point, not onto it. */
const missed = 0.02;

/** Whether a theorem asks for a larger error than was found: its declaration is wrong, or the search was not good enough. */
export const isViolated = ({ kind, bound, assumptions }: Statement, sup: number): boolean =>
  kind === 'theorem' && bound !== null && assumptions.length === 0 && sup < (1 - missed) * bound;

/** Why a theorem is not told. */
export const violationWarning = ({ name, bound }: Statement, sup: number): string =>
  `A theorem (${name}) is not told: by what the manifold declares some point is off by at least ` +
  `${formatLowerBound(bound ?? 0)}, but the worst point found is off by ${formatUpperBound(sup)}. Check the topology ` +
  'that the manifold declares; if it is right, no point as bad was found.';
