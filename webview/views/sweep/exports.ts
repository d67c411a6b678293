import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { errorUnit } from '../../format.js';
import type { TileInput } from '../../tile/tile-input.js';
import { sweepTable } from './table.js';

/** Of a sweep; null if none. */
export function sweepExports({ run: { started, sweepTable: swept } }: Pick<TileInput, 'run'>): TileExports | null {
  if (swept === null) return null;
  const unit = errorUnit(started.run.manifold.coordinates);
  return tileExports(started.run, 'sweep', null, [csvFile('data', () => sweepTable(swept.table, unit))]);
}
