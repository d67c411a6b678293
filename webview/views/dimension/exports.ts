import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { errorUnit } from '../../format.js';
import type { TileInput } from '../../tile/tile-input.js';
import { dimensionTable } from './table.js';

/** The estimates at each scale; null until they are known. */
export function dimensionExports({ run: { started, finished } }: Pick<TileInput, 'run'>): TileExports | null {
  const estimates = finished?.result.intrinsicDimension ?? null;
  if (estimates === null) return null;
  return tileExports(started.run, 'dimension', null, [
    csvFile('data', () => dimensionTable(estimates, errorUnit(started.run.manifold.coordinates))),
  ]);
}
