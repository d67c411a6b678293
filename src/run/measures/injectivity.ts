import { createChartGrid, isCoveringDefined, measureCovering } from '../../analysis/injectivity/covering.js';
import { latentCode } from '../../autoencoder/latent-code.js';
import type { Chart } from '../../dataset/manifold.js';
import type { Measure } from './measure.js';

/** Nodes along each parameter at the end of a run, by the number of parameters. */
const nodes: Readonly<Record<number, number | undefined>> = { 1: 4097, 2: 65 };

/**
 * Fold count, winding numbers and degree of a trained encoder, on a fine grid over the chart: null if the manifold has
 * no chart of one or two parameters, or all of them are undefined.
 */
export const injectivity: Measure<'injectivity'> = ({ definition, ambientDimension, shape, encode, guard }) => {
  const { chart } = definition.manifold;
  const count = chart === null ? undefined : nodes[chart.domain.length];
  if (chart === null || count === undefined) return { injectivity: null };
  const counts = chart.domain.map(() => count);
  const points = guard('manifold', () => gridPoints(chart, counts));
  const grid = createChartGrid(counts, chart.periodic, points, ambientDimension);
  const code = latentCode(shape.latent);
  return { injectivity: isCoveringDefined(grid, code) ? measureCovering(grid, encode(points), code) : null };
};

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
