import { rmsRadius } from '../holding.js';
import type { LargeErrors, TheoryResult } from '../protocol/result.js';

/** What counts as a large ρ. */
export type LargeError = Omit<LargeErrors, 'share'>;

const shareOfBound = 0.5;
const shareOfRadius = 0.05;

/**
 * ε above which ρ is called large: half of what topology demands of some point, or else a twentieth of the radius of the
 * data, their root mean square distance from their mean. Null if the data are a single point.
 * @param points rows × D, row-major.
 */
export function largeErrorOf(theory: TheoryResult | null, points: Float64Array, dimension: number): LargeError | null {
  if (theory !== null) return { above: shareOfBound * theory.supErrorBound, of: 'bound' };
  const radius = rmsRadius(points, dimension);
  return radius > 0 ? { above: shareOfRadius * radius, of: 'radius' } : null;
}
