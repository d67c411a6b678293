import * as l10n from '@vscode/l10n';
import type { RowView } from '../../../src/protocol/row-view.js';
import type { Axis } from '../../charts/axis.js';
import { linePath } from '../../charts/paths.js';
import { layPlane, PlaneAxes, snugArea } from '../../charts/plane.js';
import { useSize } from '../../charts/use-size.js';
import { Legend, LegendEntry } from '../../elements/legend.js';
import { Sign } from '../../elements/marks.js';
import { errorUnit, formatCount, withUnit } from '../../format.js';
import { extentOf } from '../../math/extent.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { rowAt } from './chosen-point.js';

/** A point as a curve, with its reconstruction and the residual. */
export function Profile(props: {
  readonly input: ViewInput;
  readonly view: Extract<RowView, { kind: 'profile' }>;
  readonly point: number;
  /** Of the display sample, count × D. */
  readonly reconstructions: Float32Array;
}) {
  const { input, view, point, reconstructions } = props;
  const { run, frame } = input;
  const { coordinates, ambientDimension: dimension } = run.started.run.manifold;
  const [ref, size] = useSize();
  const unit = errorUnit(coordinates);
  const values = rowAt(run.started.display.points, point, dimension);
  const reconstruction = rowAt(reconstructions, point, dimension);
  const residual = reconstruction.map((value, k) => value - values[k]);
  const [from, to] = extentOf(Float32Array.of(...values, ...reconstruction, ...residual, 0));
  const room = (to > from ? to - from : 1) * 0.06;
  const x: Axis = { label: view.label, range: view.x, log: false, radians: false };
  const y: Axis = { label: unit, range: [from - room, to + room], log: false, radians: false };
  const plane = layPlane(snugArea(size, y), x, y, false);
  const pathOf = (curve: Float32Array): string =>
    linePath(
      Array.from(curve, (value, k) => ({ x: view.x[0] + (k * (view.x[1] - view.x[0])) / (view.length - 1), y: value })),
      plane,
    );
  const title = l10n.t('point {0}', formatCount(point));
  return (
    <div class="plot" ref={ref} role="img" aria-label={l10n.t('{0}, its reconstruction and the residual', title)}>
      {size.width === 0 ? null : (
        <>
          <svg class="layer" aria-hidden="true" data-testid="point-profile">
            <PlaneAxes plane={plane} />
            <path class="curve test" d={pathOf(residual)} />
            <path class="curve train" d={pathOf(values)} />
            <path class="curve validation" d={pathOf(reconstruction)} />
          </svg>
          <Legend corner="top-right">
            <LegendEntry>
              <Sign kind="train" /> {title}
            </LegendEntry>
            <LegendEntry>
              <Sign kind="validation" /> {l10n.t('reconstruction')}
            </LegendEntry>
            <LegendEntry>
              <Sign kind="test" /> {l10n.t('residual')}
            </LegendEntry>
            <LegendEntry>{l10n.t('ρ = {0}', withUnit(frame.error[point], unit))}</LegendEntry>
          </Legend>
        </>
      )}
    </div>
  );
}
