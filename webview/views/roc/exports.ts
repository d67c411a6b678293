import type { Detection } from '../../state/detectors.js';
import type { RunView } from '../../state/model.js';
import { rocTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of ROC curves. @param detection null where there are none. */
export function rocExports({ started }: RunView, detection: Detection | null): TileExports | null {
  if (detection === null) return null;
  return tileExports(started.run, 'roc', detection.step, [csvFile('data', () => rocTable(detection))]);
}
