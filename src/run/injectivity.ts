import { createChartGrid, isCoveringDefined, measureCovering } from '../analysis/injectivity/covering.js';
import { latentCode } from '../autoencoder/latent-code.js';
import type { Latent } from '../autoencoder/options.js';
import type { Chart, Manifold } from '../dataset/manifold.js';
import { mapOnManifold } from '../protocol/error-map.js';
import type { ErrorMapDomain } from '../protocol/events.js';
import type { InjectivityResult } from '../protocol/result.js';
import type { Guard } from './guard.js';

/** Nodes along each parameter at the end of a run, by the number of parameters. */
const nodes: Readonly<Record<number, number | undefined>> = { 1: 4097, 2: 65 };

/**
 * Fold count, winding numbers and degree of a trained encoder, on a fine grid over the chart.
 * @param encode in double precision: rows × D → rows × code size.
 * @returns null where the manifold has no chart of one or two parameters, or none of them is defined.
 */
export function measureInjectivity(
  { chart }: Manifold,
  encode: (points: Float64Array) => Float64Array,
  dimension: number,
  latent: Latent,
  guard: Guard,
): InjectivityResult | null {
  const count = chart === null ? undefined : nodes[chart.domain.length];
  if (chart === null || count === undefined) return null;
  const counts = chart.domain.map(() => count);
  const points = guard('manifold', () => gridPoints(chart, counts));
  const grid = createChartGrid(counts, chart.periodic, points, dimension);
  const code = latentCode(latent);
  return isCoveringDefined(grid, code) ? measureCovering(grid, encode(points), code) : null;
}

/** Points of the chart at the nodes of a grid, ends included, the first parameter running fastest. */
function gridPoints(chart: Chart, counts: readonly number[]): Float64Array {
  const nodes = counts.reduce((product, count) => product * count, 1);
  return Float64Array.from(
    Array.from({ length: nodes }, (_, node) => {
      let rest = node;
      return chart.map(
        chart.domain.map(([from, to], k) => {
          const step = rest % counts[k];
          rest = Math.floor(rest / counts[k]);
          return from + ((to - from) * step) / (counts[k] - 1);
        }),
      );
    }).flat(),
  );
}

/**
 * The same for the pictures of a run, on the nodes of an error map, from codes that are there already.
 * @returns a function of the codes at the nodes of each error map; it gives null where none is defined.
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
