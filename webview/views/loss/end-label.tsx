import * as l10n from '@vscode/l10n';
import type { Plane } from '../../charts/plane.js';
import { formatNumber } from '../../format.js';
import type { LossHistory, LossPoint } from '../../state/loss-history.js';

/** Room for the label, in CSS pixels. */
const room = { width: 76, height: 14 };

/** The test loss, at the end of its curve: above all that is drawn there, or below where that would be outside. */
export function EndLabel(props: { readonly plane: Plane; readonly end: LossPoint; readonly history: LossHistory }) {
  const { end, history } = props;
  const { area, toX, toY, x, y } = props.plane;
  const isBefore = toX(end.step) + room.width > area.left + area.width;
  const perPixel = (x.range[1] - x.range[0]) / area.width;
  const from = end.step - (isBefore ? room.width * perPixel : 0);
  const heights = [...history.train, ...history.test, ...history.validation]
    .filter(({ step, loss }) => step >= from && !(y.log && loss <= 0))
    .map(({ loss }) => toY(loss));
  const above = Math.min(...heights, toY(end.loss)) - 5;
  const below = Math.max(...heights, toY(end.loss)) + room.height;
  return (
    <text
      class="loss-end"
      x={toX(end.step) + (isBefore ? -4 : 6)}
      y={above - room.height < area.top ? below : above}
      text-anchor={isBefore ? 'end' : 'start'}
    >
      {l10n.t('test {0}', formatNumber(end.loss))}
    </text>
  );
}
