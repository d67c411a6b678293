import type { Range } from '../../math/extent.js';
import type { Table } from '../../export/tables/table.js';

/** A histogram of one sample. */
export interface Series {
  readonly name: string;
  /** Height of each bin, all of one width over the range. */
  readonly heights: ArrayLike<number>;
}

/**
 * A row for each bin: its two ends and the height of each series.
 * @param quantity what is counted, with its unit.
 * @param heights what heights are, such as `points`.
 */
export function histogramTable(quantity: string, [from, to]: Range, heights: string, series: readonly Series[]): Table {
  const bins = series.at(0)?.heights.length ?? 0;
  const edge = (k: number): number => from + (k * (to - from)) / bins;
  return [
    { name: `${quantity}, from`, values: Array.from({ length: bins }, (_, k) => edge(k)) },
    { name: `${quantity}, to`, values: Array.from({ length: bins }, (_, k) => edge(k + 1)) },
    ...series.map((one) => ({ name: `${one.name}, ${heights}`, values: one.heights })),
  ];
}
