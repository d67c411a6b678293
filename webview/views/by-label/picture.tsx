import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { DisplaySample } from '../../../src/protocol/events.js';
import { formatShare, largeInWords } from '../../../src/protocol/large-errors.js';
import type { ColumnShares } from '../../../src/protocol/result.js';
import { Absent } from '../../elements/absent.js';
import { Sign } from '../../elements/marks.js';
import { axisLabel, errorUnit, formatCount, formatNumber } from '../../format.js';
import { categoryName, labelNamed } from '../../points/label-coloring.js';
import { useColoring } from '../../points/use-coloring.js';
import { resultAt } from '../../state/model.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { categoryRows, chosenLabel, toldLabels, type CategoryRow } from './model.js';

/** Columns that are named of each category. */
const named = 2;

/** The categories of a label with what is wrong in their reconstruction, the worst first. */
export function ByLabelPicture({ run, frame, view, errorScale }: ViewInput) {
  const { started } = run;
  const result = resultAt(run, frame);
  const label = result && chosenLabel(started, toldLabels(result), view);
  const coloring = useColoring(started, frame, { kind: 'label', name: label ?? '' }, errorScale);
  if (result === null)
    return <Absent>{l10n.t('Errors by label are measured at the end of a run, on all test points.')}</Absent>;
  if (label === null) return <Absent>{l10n.t('No label has at most 50 categories.')}</Absent>;
  const { coordinates } = started.run.manifold;
  const unit = errorUnit(coordinates);
  const rows = categoryRows(result, label);
  const large = result.error.large ?? null;
  const colorOf = (category: string): string | null =>
    coloring.kind === 'categories'
      ? (coloring.entries.find(({ name }) => name === categoryName(category))?.color ?? null)
      : null;
  const columnsInWords = (columns: readonly ColumnShares[]): string =>
    columns
      .slice(0, named)
      .filter(({ share }) => share > 0)
      .map(({ column, share }) => `${coordinates[column].name} ${Math.round(100 * share)} %`)
      .join(', ');
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={l10n.t('Errors by {0}', label)}>
      <table class="numbers by-label" data-testid="by-label-table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col">{l10n.t('points')}</th>
            <th scope="col">{axisLabel({ name: l10n.t('median ρ'), unit })}</th>
            <th scope="col">{l10n.t('0.99-quantile')}</th>
            <th scope="col">{l10n.t('worst')}</th>
            {large === null ? null : (
              <th scope="col" title={largeInWords(large)}>
                {l10n.t('large ρ')}
              </th>
            )}
            {coordinates.length < 2 ? null : (
              <th scope="col" class="words" title={l10n.t('Coordinates with the largest shares of the squared error')}>
                {l10n.t('mostly in')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CategoryLine
              key={row.errors.category}
              row={row}
              label={label}
              color={colorOf(row.errors.category)}
              display={started.display}
            >
              {coordinates.length < 2 ? null : <td class="words">{columnsInWords(row.columns)}</td>}
            </CategoryLine>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One category, with a button that selects its points. */
function CategoryLine(props: {
  readonly row: CategoryRow;
  readonly label: string;
  /** In CSS; null where categories have no colours. */
  readonly color: string | null;
  readonly display: DisplaySample;
  readonly children: ComponentChildren;
}) {
  const { row, label, color, display, children } = props;
  const { errors } = row;
  const { dispatch } = usePanel();
  const select = (): void => {
    const shown = labelNamed(display, label);
    if (shown?.kind !== 'categories') return;
    const wanted = shown.categories.indexOf(errors.category);
    const caught = Uint8Array.from(shown.codes, (code) => (code === wanted ? 1 : 0));
    dispatch({ kind: 'select', selected: caught.includes(1) ? caught : null });
  };
  return (
    <tr>
      <th scope="row">
        {color === null ? null : <Sign kind="category" color={color} />}{' '}
        <button type="button" class="link" title={l10n.t('Select its points')} onClick={select}>
          {categoryName(errors.category)}
        </button>
      </th>
      <td>{formatCount(errors.count)}</td>
      <td>{formatNumber(errors.median)}</td>
      <td>{formatNumber(errors.q99)}</td>
      <td>{formatNumber(errors.sup)}</td>
      {errors.large === null || errors.large === undefined ? null : <td>{formatShare(errors.large.share)}</td>}
      {children}
    </tr>
  );
}
