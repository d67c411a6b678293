import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { TileInput } from '../../tile/tile-input.js';
import { quantityOf } from './quantity.js';
import { bumpHuntTable, cutScanTable } from './table.js';

/** Of a bump hunt; null until it is known. */
export function bumpHuntExports({ run: { started, finished } }: Pick<TileInput, 'run'>): TileExports | null {
  const hunt = finished?.result.bumpHunt ?? null;
  if (hunt === null) return null;
  return tileExports(started.run, 'bump-hunt', null, [
    csvFile('data', () => bumpHuntTable(hunt, quantityOf(started, hunt))),
    csvFile('cut scan', () => cutScanTable(hunt)),
  ]);
}
