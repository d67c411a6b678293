import { csvFile, npyFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { errorMapChoice } from './choice.js';
import { errorMapTable, quantityTable } from './table.js';

/** ρ at the nodes of the map on show, or at the points over two quantities. */
export function errorMapExports(input: Pick<ViewInput, 'run' | 'frame' | 'view'>): TileExports {
  const { frame, run, view } = input;
  const { started } = run;
  const choice = errorMapChoice(input);
  if (choice.kind === 'quantities') {
    return tileExports(started.run, 'error-map', frame.step, [
      csvFile('data', () => quantityTable(started, frame, view)),
      npyFile('error', frame.error, [frame.error.length]),
    ]);
  }
  const { domain, values } = choice;
  const shape = domain.kind === 'curve' ? [values.length] : [domain.rows, domain.columns];
  return tileExports(started.run, 'error-map', frame.step, [
    csvFile('data', () => errorMapTable(started, domain, values)),
    npyFile('error', values, shape),
  ]);
}
