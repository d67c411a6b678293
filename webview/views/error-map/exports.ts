import type { ErrorMapDomain, RunFrame } from '../../../src/protocol/events.js';
import type { RunView } from '../../state/model.js';
import { errorMapTable } from './table.js';
import { csvFile, npyFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of an error map: ρ at its nodes. @param domain none where there is no map. */
export function errorMapExports(
  { started }: RunView,
  frame: RunFrame,
  domain: ErrorMapDomain | undefined,
  values: Float32Array | undefined,
): TileExports | null {
  if (domain === undefined || values === undefined) return null;
  const shape = domain.kind === 'curve' ? [values.length] : [domain.rows, domain.columns];
  return tileExports(started.run, 'error-map', frame.step, [
    csvFile('data', () => errorMapTable(started, domain, values)),
    npyFile('error', values, shape),
  ]);
}
