import type { RunStarted } from '../../../src/protocol/events.js';
import type { CategoryErrors, ColumnShares, RunResult } from '../../../src/protocol/result.js';
import { labelNames } from '../../points/label-coloring.js';
import type { ViewSettings } from '../../state/view-settings.js';

/** Whether the test sample has a label of categories. */
export const hasCategories = ({ display }: RunStarted): boolean =>
  (display.labels ?? []).some(({ kind }) => kind === 'categories');

/** A category in the table. */
export interface CategoryRow {
  readonly errors: CategoryErrors;
  /** The largest shares of columns in its squared error, the largest first; none where they are not known. */
  readonly columns: readonly ColumnShares[];
}

/** Names of the labels that the result tells of. */
export const toldLabels = (result: RunResult): readonly string[] =>
  (result.errorsByLabel ?? []).map(({ label }) => label);

/** The label that is chosen, else the one that the points are coloured by, else the first; null if none. */
export function chosenLabel(
  started: RunStarted,
  told: readonly string[],
  { byLabel, color }: Pick<ViewSettings, 'byLabel' | 'color'>,
): string | null {
  const wanted = [byLabel, color?.kind === 'label' ? color.name : null, ...labelNames(started)];
  return wanted.find((name) => name !== null && told.includes(name)) ?? null;
}

/** The rows of the table of a label, the worst first. */
export function categoryRows(result: RunResult, label: string): readonly CategoryRow[] {
  const errors = result.errorsByLabel?.find((one) => one.label === label)?.categories ?? [];
  const columns = result.errorByColumn?.byLabel.find((one) => one.label === label)?.categories ?? [];
  return errors.map((one) => ({
    errors: one,
    columns: columns.find(({ category }) => category === one.category)?.columns ?? [],
  }));
}
