import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { detectionAt } from '../../state/detectors.js';
import type { TileInput } from '../../tile/tile-input.js';
import { rocTable } from './table.js';

/** Of ROC curves; null if none. */
export function rocExports({ run, frame }: Pick<TileInput, 'run' | 'frame'>): TileExports | null {
  const detection = detectionAt(run, frame.step);
  if (detection === null) return null;
  return tileExports(run.started.run, 'roc', detection.step, [csvFile('data', () => rocTable(detection))]);
}
