import type { IntrinsicDimensionResult } from '../../../src/protocol/result.js';
import type { Table } from '../../export/tables/table.js';
import { axisLabel } from '../../format.js';
import { estimatesOf } from './model.js';

/** A row for each method and scale. @param unit of the data. */
export function dimensionTable(result: IntrinsicDimensionResult, unit: string): Table {
  const rows = estimatesOf(result);
  return [
    { name: 'method', values: rows.map(({ method }) => method) },
    { name: axisLabel({ name: 'scale', unit }), values: rows.map(({ radius }) => radius) },
    { name: 'neighbours', values: rows.map(({ neighbours }) => neighbours) },
    { name: 'dimension', values: rows.map(({ dimension }) => dimension) },
    { name: '95 % from', values: rows.map(({ low }) => low) },
    { name: '95 % to', values: rows.map(({ high }) => high) },
  ];
}
