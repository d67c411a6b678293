import { certificateTable } from '../../export/tables/certificate-table.js';
import { csvFile, npyFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { availableChoice } from '../../points/coloring.js';
import { wholeReconstruction } from '../../points/reconstruction.js';
import { certificateAt } from '../../state/certificate.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { dataTable } from './table.js';

/** The points on show, their reconstructions and errors, and the certificate if there is one. */
export function dataExports({ run, frame, view }: Pick<ViewInput, 'run' | 'frame' | 'view'>): TileExports {
  const { started } = run;
  const { coordinates } = started.run.manifold;
  const certificate = certificateAt(run, frame);
  const { count } = started.display;
  const reconstruction = wholeReconstruction(run, frame) ?? frame.reconstruction;
  return tileExports(started.run, 'data', frame.step, [
    csvFile('data', () => dataTable(run, frame, availableChoice(started, view.color))),
    ...(certificate === null ? [] : [csvFile('certificate', () => certificateTable(certificate, coordinates))]),
    npyFile('reconstruction', reconstruction, [count, reconstruction.length / count]),
    npyFile('error', frame.error, [count]),
  ]);
}
