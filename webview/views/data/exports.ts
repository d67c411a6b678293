import type { RunFrame } from '../../../src/protocol/events.js';
import type { RunView } from '../../state/model.js';
import { certificateAt } from '../../state/certificate.js';
import type { ColorBy } from '../../state/view-settings.js';
import { certificateTable } from '../../export/tables/certificate-table.js';
import { dataTable } from './table.js';
import { csvFile, npyFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/**
 * Of the data: the points on show, their reconstructions and errors, and the certificate where there is one.
 * @param by what they are coloured by.
 */
export function dataExports(run: RunView, frame: RunFrame, by: ColorBy): TileExports {
  const { started } = run;
  const { coordinates } = started.run.manifold;
  const certificate = certificateAt(run, frame);
  const { count } = started.display;
  return tileExports(started.run, 'data', frame.step, [
    csvFile('data', () => dataTable(started, frame, by)),
    ...(certificate === null ? [] : [csvFile('certificate', () => certificateTable(certificate, coordinates))]),
    npyFile('reconstruction', frame.reconstruction, [count, frame.reconstruction.length / count]),
    npyFile('error', frame.error, [count]),
  ]);
}
