import { certificateTable } from '../../export/tables/certificate-table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { errorUnit } from '../../format.js';
import { certificateAt } from '../../state/certificate.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { marksAt } from './model.js';
import { obstructionTable } from './table.js';

/** sup ρ and its lower bounds, and the pair of the certificate if there is one. */
export function obstructionExports({ run, frame }: ViewInput): TileExports {
  const certificate = certificateAt(run, frame);
  const { coordinates } = run.started.run.manifold;
  const unit = errorUnit(coordinates);
  return tileExports(run.started.run, 'obstruction', frame.step, [
    csvFile('data', () => obstructionTable(marksAt(run, frame, unit), unit)),
    ...(certificate === null ? [] : [csvFile('certificate', () => certificateTable(certificate, coordinates))]),
  ]);
}
