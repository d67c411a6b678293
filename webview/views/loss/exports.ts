import type { RunView } from '../../state/model.js';
import { lossTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of the loss. @param label what it is, such as `MSE`. */
export function lossExports({ started, loss }: RunView, label: string): TileExports {
  return tileExports(started.run, 'loss', null, [csvFile('data', () => lossTable(loss, label))]);
}
