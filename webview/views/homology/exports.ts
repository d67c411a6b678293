import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { errorUnit } from '../../format.js';
import type { TileInput } from '../../tile/tile-input.js';
import { homologyTable } from './table.js';

/** Of persistent homology; null until it is known. */
export function homologyExports({ run: { started, finished } }: Pick<TileInput, 'run'>): TileExports | null {
  const homology = finished?.result.homology ?? null;
  if (homology === null) return null;
  return tileExports(started.run, 'homology', null, [
    csvFile('data', () => homologyTable(homology, errorUnit(started.run.manifold.coordinates))),
  ]);
}
