import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { errorLabel } from '../../format.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { errorHistogram } from './model.js';
import { histogramTable } from './table.js';

/** The heights of all bins, of the test data and of the signals. */
export function histogramExports(input: ViewInput): TileExports {
  const { run, frame, view } = input;
  const { manifold, signals } = run.started.run;
  const names = ['test data', ...signals];
  const table = () => {
    const { range, heights } = errorHistogram(input);
    const series = heights.map((values, k) => ({ name: names[k], heights: values }));
    return histogramTable(errorLabel(manifold.coordinates), range, view.density ? 'density' : 'points', series);
  };
  return tileExports(run.started.run, 'histogram', frame.step, [csvFile('data', table)]);
}
