import * as l10n from '@vscode/l10n';
import type { RunView } from '../../state/model.js';
import { networkLayers } from './model.js';
import { networkTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of the network: its layers, and the model itself once the run is over. */
export function networkExports({ started, finished }: RunView): TileExports {
  const exports = tileExports(started.run, 'network', null, [
    csvFile('data', () => networkTable(networkLayers(started.run))),
  ]);
  return finished === null
    ? exports
    : { ...exports, ofHost: [{ label: l10n.t('Export model…'), message: { kind: 'exportModel' } }] };
}
