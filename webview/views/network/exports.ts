import * as l10n from '@vscode/l10n';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { networkLayers } from './model.js';
import { networkTable } from './table.js';

/** The layers of the network, and the model itself once the run is over. */
export function networkExports({ run: { started, finished } }: ViewInput): TileExports {
  const exports = tileExports(started.run, 'network', null, [
    csvFile('data', () => networkTable(networkLayers(started.run))),
  ]);
  return finished === null
    ? exports
    : { ...exports, ofHost: [{ label: l10n.t('Export model…'), message: { kind: 'exportModel' } }] };
}
