import type { DisplaySample, RunStarted } from '../../src/protocol/events.js';
import type { DisplayLabel } from '../../src/protocol/label.js';
import type { CellValue, Column } from '../export/tables/table.js';
import { labelNamed, labelNames } from './label-coloring.js';

/** A label as a column of a table; its cells are empty where it is missing, or the sample does not have it. */
export const labelColumn = (sample: DisplaySample, name: string): Column => ({
  name,
  values: labelCells(labelNamed(sample, name), sample.count),
});

/** The labels of the test sample, and the weights where it has some, of the points of any sample. */
export function labelColumns(started: RunStarted, sample: DisplaySample): readonly Column[] {
  const weights = started.display.weights ?? null;
  return [
    ...labelNames(started).map((name) => labelColumn(sample, name)),
    ...(weights === null
      ? []
      : [{ name: 'weight', values: sample.weights ?? Array.from({ length: sample.count }, () => 1) }]),
  ];
}

/** Nothing where it is missing. */
function labelCells(label: DisplayLabel | null, count: number): readonly CellValue[] {
  if (label === null) return Array.from({ length: count }, () => null);
  if (label.kind === 'numbers') return Array.from(label.values, (value) => (Number.isNaN(value) ? null : value));
  return Array.from(label.codes, (code) => (label.categories[code] === '' ? null : label.categories[code]));
}
