import type { RunStarted } from '../../../src/protocol/events.js';
import type { SeedOutcome, SeedResult } from '../../../src/protocol/sweep.js';
import type { SweepView } from '../../state/model.js';

/** The runs that gave a result, by growing sup ρ. */
export function resultsBySup(outcomes: readonly SeedOutcome[]): readonly SeedResult[] {
  return outcomes
    .flatMap((outcome) => (outcome.kind === 'done' ? [outcome.result] : []))
    .sort((a, b) => a.sup - b.sup || a.seed - b.seed);
}

/** Whether any of the seeds is over. */
export const hasResults = (sweep: SweepView | null): sweep is SweepView => sweep !== null && sweep.outcomes.length > 0;

/** Whether the place of the largest error can be drawn: over a curve, or over the chart of a surface. */
export const hasPlaces = ({ run: { manifold } }: RunStarted): boolean =>
  manifold.chart !== null && manifold.chart.parameters.length <= 2;

/** How many encoders have no collision as far as is known: no two points of the manifold were found that they send to one code. */
export interface WithoutCollision {
  readonly count: number;
  /** Seeds for which such points were sought. */
  readonly of: number;
}

export function countWithoutCollision(results: readonly SeedResult[]): WithoutCollision {
  const sought = results.filter(({ collides }) => collides !== null);
  return { count: sought.filter(({ collides }) => collides === false).length, of: sought.length };
}
