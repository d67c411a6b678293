import type { Table } from '../../export/tables/table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { errorLabel } from '../../format.js';
import { resultAt } from '../../state/model.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { categoryRows, chosenLabel, toldLabels } from './model.js';

/** A row for each category; null until the run is over. */
export function byLabelExports({ run, frame, view }: Pick<ViewInput, 'run' | 'frame' | 'view'>): TileExports | null {
  const result = resultAt(run, frame);
  const label = result && chosenLabel(run.started, toldLabels(result), view);
  if (result === null || label === null) return null;
  const { coordinates } = run.started.run.manifold;
  const error = errorLabel(coordinates);
  const table = (): Table => {
    const rows = categoryRows(result, label).map(({ errors }) => errors);
    return [
      { name: label, values: rows.map(({ category }) => category) },
      { name: 'points', values: rows.map(({ count }) => count) },
      { name: `mean ${error}`, values: rows.map(({ mean }) => mean) },
      { name: `median ${error}`, values: rows.map(({ median }) => median) },
      { name: `0.99-quantile of ${error}`, values: rows.map(({ q99 }) => q99) },
      { name: `sup ${error}`, values: rows.map(({ sup }) => sup) },
      { name: 'share of large errors', values: rows.map(({ large }) => large?.share ?? null) },
    ];
  };
  return tileExports(run.started.run, 'by-label', frame.step, [csvFile('data', table)]);
}
