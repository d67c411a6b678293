import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { TileInput } from '../../tile/tile-input.js';
import { seedsTable } from './table.js';

/** Of the seeds that are trained; null before the first has a result. */
export function seedsExports({ run: { started, sweep } }: Pick<TileInput, 'run'>): TileExports | null {
  if (sweep === null || sweep.outcomes.length === 0) return null;
  return tileExports(started.run, 'seeds', null, [csvFile('data', () => seedsTable(started.run, sweep.outcomes))]);
}
