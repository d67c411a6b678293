import { obstructionsAmong } from '../../src/protocol/obstructions.js';
import type { LatentSuggestion, Statement } from '../../src/protocol/statement.js';
import { theoryOf, type RunView } from './model.js';

/** All that is said of a run, the surest first: what holds for every network at first, and the rest once it is over. */
export function statementsOf(run: RunView): readonly Statement[] {
  const said = run.finished?.result.statements ?? run.analyses.at(-1)?.statements;
  return said ?? ofOlderVersion(run);
}

/** What older versions said: one theorem or none. */
function ofOlderVersion(run: RunView): readonly Statement[] {
  const theory = theoryOf(run);
  if (theory === null) return [];
  const { supErrorBound: bound, reason: text } = theory;
  return [
    { kind: 'theorem', name: 'Borsuk–Ulam', text, bound, forbids: true, assumptions: [], within: null, source: '' },
  ];
}

/** What forbids a small largest error, the largest bound first; empty if nothing is known to. */
export const obstructionsOf = (run: RunView): readonly Statement[] => obstructionsAmong(statementsOf(run));

/**
 * What no network of this shape gets below on the data themselves; null if nothing is known to be so. A bound that holds
 * somewhere near the data does not hold for the points that are drawn.
 */
export const boundOnData = (run: RunView): (Statement & { readonly bound: number }) | null => {
  for (const one of obstructionsOf(run)) {
    const { bound, within } = one;
    if (bound !== null && within === null) return { ...one, bound };
  }
  return null;
};

/** Whether topology forbids a small largest error for every network of this shape. */
export const isObstructed = (run: RunView): boolean => obstructionsOf(run).length > 0;

/** Latent spaces to try instead of one that is obstructed. */
export const suggestionsOf = (run: RunView): readonly LatentSuggestion[] =>
  run.finished?.result.suggestions ?? run.analyses.at(-1)?.suggestions ?? [];
