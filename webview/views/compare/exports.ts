import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { Table } from '../../export/tables/table.js';
import { errorUnit } from '../../format.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { resultDifferences, type ResultDifference } from './result-differences.js';

/** What both runs came to; null without a reference. */
export function compareExports({ run, compared }: ViewInput): TileExports | null {
  if (compared === null) return null;
  const description = run.started.run;
  const unit = errorUnit(description.manifold.coordinates);
  return tileExports(description, 'compare', null, [
    csvFile('data', () => differencesTable(resultDifferences(compared.run, run, unit))),
  ]);
}

/** A row for each result, empty if one is not known. */
const differencesTable = (rows: readonly ResultDifference[]): Table => [
  { name: 'result', values: rows.map(({ name }) => name) },
  { name: 'reference', values: rows.map(({ reference }) => reference) },
  { name: 'run', values: rows.map(({ run }) => run) },
  { name: 'change', values: rows.map(({ change }) => change) },
];
