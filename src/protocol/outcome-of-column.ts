import type { Outcome } from './outcome.js';
import { aucOf, outcomes } from './outcomes.js';
import { columnNames } from './seeds-of-sweep.js';

/** Begins the name of the column with the AUC of a signal. */
export const aucStart = columnNames.auc('');

/** The outcome of a column of a sweep, by the name of the column; null for none of this version. */
export function outcomeNamed(name: string): Outcome | null {
  if (name.startsWith(aucStart)) return aucOf(name.slice(aucStart.length));
  return Object.entries(outcomes).find(([known]) => known === name)?.[1] ?? null;
}
