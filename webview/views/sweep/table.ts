import type { SweepTable } from '../../../src/protocol/sweep-table.js';
import type { Table } from '../../export/tables/table.js';
import { axisLabel } from '../../format.js';

/** A row for each point with all that is known of it. @param unit of the data. */
export function sweepTable({ parameters, columns, rows }: SweepTable, unit: string): Table {
  return [
    { name: 'point', values: rows.map(({ index }) => index) },
    ...parameters.map(({ label }, k) => ({ name: label, values: rows.map(({ values }) => values[k]) })),
    { name: 'state', values: rows.map(({ state }) => state) },
    ...columns.map(({ label, isDistance }, k) => ({
      name: axisLabel({ name: label, unit: isDistance ? unit : '' }),
      values: rows.map(({ outcomes }) => outcomes[k] ?? null),
    })),
    { name: 'failure', values: rows.map(({ message }) => message) },
  ];
}
