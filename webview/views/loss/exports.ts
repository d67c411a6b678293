import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { lossName } from './model.js';
import { lossTable } from './table.js';

/** The loss at each step at which one is known. */
export const lossExports = ({ run: { started, loss } }: ViewInput): TileExports =>
  tileExports(started.run, 'loss', null, [csvFile('data', () => lossTable(loss, lossName(started.run)))]);
