import type { BumpHuntResult } from '../../../src/protocol/result.js';
import type { RunView } from '../../state/model.js';
import { bumpHuntTable, cutScanTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of a bump hunt. @param hunt null where there is none. */
export function bumpHuntExports({ started }: RunView, hunt: BumpHuntResult | null): TileExports | null {
  if (hunt === null) return null;
  const quantity = started.run.observables.find(({ name }) => name === hunt.observable) ?? {
    name: hunt.observable,
    unit: '',
  };
  return tileExports(started.run, 'bump-hunt', null, [
    csvFile('data', () => bumpHuntTable(hunt, quantity)),
    csvFile('cut scan', () => cutScanTable(hunt)),
  ]);
}
