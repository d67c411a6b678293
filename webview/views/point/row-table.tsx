import * as l10n from '@vscode/l10n';
import { axisLabel, errorUnit, formatCount, formatNumber, withUnit } from '../../format.js';
import { resultAt } from '../../state/model.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { residuals, rowAt } from './chosen-point.js';

/** Of a point of many coordinates those with the largest residuals are told. */
const most = 30;

/** The coordinates of a point, the largest residual first, with their shares of ρ² of this point and of all test points. */
export function RowTable(props: {
  readonly input: ViewInput;
  readonly point: number;
  /** Of the display sample, count × D. */
  readonly reconstructions: Float32Array;
}) {
  const { input, point, reconstructions } = props;
  const { run, frame } = input;
  const { coordinates, ambientDimension: dimension } = run.started.run.manifold;
  const rows = residuals(rowAt(run.started.display.points, point, dimension), rowAt(reconstructions, point, dimension));
  const square = rows.reduce((sum, { residual }) => sum + residual ** 2, 0);
  const shares = new Map(
    (resultAt(run, frame)?.errorByColumn?.columns ?? []).map(({ column, share }) => [column, share]),
  );
  const percent = (share: number | undefined): string => (share === undefined ? '–' : `${formatNumber(100 * share)} %`);
  const title = l10n.t('point {0}, ρ = {1}', formatCount(point), withUnit(frame.error[point], errorUnit(coordinates)));
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={title}>
      <table class="numbers" data-testid="point-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('coordinate')}</th>
            <th scope="col">{l10n.t('value')}</th>
            <th scope="col">{l10n.t('reconstruction')}</th>
            <th scope="col">{l10n.t('residual')}</th>
            <th scope="col">{l10n.t('share of ρ²')}</th>
            <th scope="col" title={l10n.t('Share of the squared error of all test points, at the end of the run')}>
              {l10n.t('of all points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(({ column, value, reconstruction, residual }) => (
            <tr key={column}>
              <th scope="row">{axisLabel(coordinates[column])}</th>
              <td>{formatNumber(value)}</td>
              <td>{formatNumber(reconstruction)}</td>
              <td>{formatNumber(residual)}</td>
              <td>{percent(square > 0 ? residual ** 2 / square : 0)}</td>
              <td>{percent(shares.get(column))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most ? <p>{l10n.t('and {0} more', formatCount(rows.length - most))}</p> : null}
    </div>
  );
}
