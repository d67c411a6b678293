import { csvFile, npyFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { latentTable } from './table.js';

/** The codes on show. */
export function latentExports({ run, frame, view }: Pick<ViewInput, 'run' | 'frame' | 'view'>): TileExports {
  const { started } = run;
  const { count } = started.display;
  return tileExports(started.run, 'latent', frame.step, [
    csvFile('data', () => latentTable(started, frame, view.color)),
    npyFile('codes', frame.codes, [count, frame.codes.length / count]),
  ]);
}
