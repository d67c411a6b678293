import type { SeedOutcome, SeedResult } from '../../../src/protocol/sweep.js';

/** The runs that gave a result, by growing sup ρ. */
export function resultsBySup(outcomes: readonly SeedOutcome[]): readonly SeedResult[] {
  return outcomes
    .flatMap((outcome) => (outcome.kind === 'done' ? [outcome.result] : []))
    .sort((a, b) => a.sup - b.sup || a.seed - b.seed);
}

/** How many of the seeds untangle: no two points of the manifold were found that their encoder sends to one code. */
export interface Untangled {
  readonly count: number;
  /** Seeds for which such points were sought. */
  readonly of: number;
}

export function countUntangled(results: readonly SeedResult[]): Untangled {
  const sought = results.filter(({ collides }) => collides !== null);
  return { count: sought.filter(({ collides }) => collides === false).length, of: sought.length };
}
