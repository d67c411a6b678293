import type { RunFrame } from '../../../src/protocol/events.js';
import type { RunView } from '../../state/model.js';
import type { Mark } from './model.js';
import { certificateAt } from '../../state/certificate.js';
import { certificateTable } from '../../export/tables/certificate-table.js';
import { obstructionTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of the obstruction: sup ρ and its lower bounds, and the certificate where there is one. */
export function obstructionExports(run: RunView, frame: RunFrame, marks: readonly Mark[], unit: string): TileExports {
  const certificate = certificateAt(run, frame);
  const { coordinates } = run.started.run.manifold;
  return tileExports(run.started.run, 'obstruction', frame.step, [
    csvFile('data', () => obstructionTable(marks, unit)),
    ...(certificate === null ? [] : [csvFile('certificate', () => certificateTable(certificate, coordinates))]),
  ]);
}
