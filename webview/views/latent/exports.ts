import type { RunFrame } from '../../../src/protocol/events.js';
import type { RunView } from '../../state/model.js';
import type { ColorBy } from '../../state/view-settings.js';
import { latentTable } from './table.js';
import { csvFile, npyFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of the latent space: the codes on show. @param by what they are coloured by. */
export function latentExports({ started }: RunView, frame: RunFrame, by: ColorBy): TileExports {
  const { count } = started.display;
  return tileExports(started.run, 'latent', frame.step, [
    csvFile('data', () => latentTable(started, frame, by)),
    npyFile('codes', frame.codes, [count, frame.codes.length / count]),
  ]);
}
