import { csvFile, tileExports, type TileExports } from '../../export/tile-exports.js';
import { axisLabel } from '../../format.js';
import { wholeReconstruction } from '../../points/reconstruction.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { residuals, rowAt, worstPoints } from './chosen-point.js';

/** The coordinates of the worst point with their residuals; null where its whole reconstruction is not known. */
export function pointExports({ run, frame }: Pick<ViewInput, 'run' | 'frame'>): TileExports | null {
  const reconstructions = wholeReconstruction(run, frame);
  if (reconstructions === null) return null;
  const { coordinates, ambientDimension } = run.started.run.manifold;
  const [worst] = worstPoints(frame, null, 1);
  const table = () => {
    const rows = residuals(
      rowAt(run.started.display.points, worst, ambientDimension),
      rowAt(reconstructions, worst, ambientDimension),
    );
    return [
      { name: 'coordinate', values: rows.map(({ column }) => axisLabel(coordinates[column])) },
      { name: 'value', values: rows.map(({ value }) => value) },
      { name: 'reconstruction', values: rows.map(({ reconstruction }) => reconstruction) },
      { name: 'residual', values: rows.map(({ residual }) => residual) },
    ];
  };
  return tileExports(run.started.run, 'worst-point', frame.step, [csvFile('data', table)]);
}
