import type { RunFrame } from '../../../src/protocol/events.js';
import type { RunView } from '../../state/model.js';
import { histogramTable } from './table.js';
import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';

/** Of a histogram; the parameters are those of {@link histogramTable}, but that the series are the test data and the signals. */
export function histogramExports(
  { started }: RunView,
  frame: RunFrame,
  quantity: string,
  range: readonly [number, number],
  unit: string,
  heights: readonly ArrayLike<number>[],
): TileExports {
  const names = ['test data', ...started.run.signals];
  return tileExports(started.run, 'histogram', frame.step, [
    csvFile('data', () =>
      histogramTable(
        quantity,
        range,
        unit,
        heights.map((values, k) => ({ name: names[k], heights: values })),
      ),
    ),
  ]);
}
