import type { HomologyResult } from '../../../src/protocol/result.js';
import { errorUnit } from '../../points/coloring.js';
import type { RunView } from '../../state/model.js';
import { homologyTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of persistent homology. @param homology null where there is none. */
export function homologyExports({ started }: RunView, homology: HomologyResult | null): TileExports | null {
  if (homology === null) return null;
  return tileExports(started.run, 'homology', null, [
    csvFile('data', () => homologyTable(homology, errorUnit(started.run.manifold.coordinates))),
  ]);
}
