import { createChartGrid, measureCovering } from '../analysis/injectivity/covering.js';
import { latentCode } from '../autoencoder/latent-code.js';
import type { Latent } from '../autoencoder/options.js';
import type { Manifold } from '../dataset/manifold.js';
import { mapOnManifold } from '../protocol/error-map.js';
import type { ErrorMapDomain } from '../protocol/events.js';
import type { InjectivityResult } from '../protocol/result.js';

/**
 * Fold count, winding numbers and degree of the encoder in the pictures of a run, on the nodes of an error map, from
 * codes that are there already.
 * @returns a function of the codes at the nodes of each error map; it gives null if none is defined.
 */
export function createInjectivityMeter(
  errorMaps: readonly ErrorMapDomain[],
  { chart }: Manifold,
  dimension: number,
  latent: Latent,
): (mapCodes: readonly Float32Array[]) => InjectivityResult | null {
  const charted = mapOnManifold(errorMaps);
  if (charted === null || chart === null) return () => null;
  const { map, index } = charted;
  const counts = map.kind === 'curve' ? [map.coordinate.length] : [map.columns, map.rows];
  const grid = createChartGrid(counts, chart.periodic, map.points, dimension);
  const code = latentCode(latent);
  return (mapCodes) => measureCovering(grid, mapCodes[index], code);
}
