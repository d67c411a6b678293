import type { RunView, SweepView } from '../../state/model.js';
import { seedsTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of several seeds. @param sweep null where there were none. */
export function seedsExports({ started }: RunView, sweep: SweepView | null): TileExports | null {
  if (sweep === null || sweep.outcomes.length === 0) return null;
  return tileExports(started.run, 'seeds', null, [csvFile('data', () => seedsTable(started.run, sweep.outcomes))]);
}
