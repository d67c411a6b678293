import * as l10n from '@vscode/l10n';
import type { SelectionRule } from '../math/selection.js';
import { usePanel } from '../state/panel-context.js';
import { NumberField } from '../elements/fields.js';
import { formatCount } from '../format.js';

/** Selects points without a pointer, and tells how a pointer does it. */
export function SelectionRules(props: {
  /** Share of the points that counts as the worst, in (0, 1]. */
  readonly share: number;
  /** Points of the display sample. */
  readonly count: number;
  readonly hasSignals: boolean;
}) {
  const { share, count, hasSignals } = props;
  const { dispatch } = usePanel();
  const choose = (rule: SelectionRule) => () => dispatch({ kind: 'selectBy', rule });
  return (
    <div class="selection-menu" role="group" aria-label={l10n.t('Select points')} data-testid="selection-menu">
      <div class="buttons">
        <button type="button" class="button" data-testid="select-worst" onClick={choose({ kind: 'worst', share })}>
          {l10n.t('The worst')}
        </button>
        <NumberField
          label={<span class="visually-hidden">{l10n.t('Share of the points with the largest ρ, in per cent')}</span>}
          testId="worst-share"
          value={percent(share)}
          valid={(value) => value > 0 && value <= 100}
          expected={l10n.t('A share of the points in per cent, above 0 and up to 100')}
          onChange={(value) => dispatch({ kind: 'view', change: { worstShare: value / 100 } })}
        />
        <span>{l10n.t('% by ρ, above its {0} % quantile', percent(1 - share))}</span>
      </div>
      <div class="buttons">
        <button type="button" class="button" data-testid="select-all" onClick={choose({ kind: 'all' })}>
          {l10n.t('All {0}', formatCount(count))}
        </button>
        <button type="button" class="button" data-testid="select-none" onClick={choose({ kind: 'none' })}>
          {l10n.t('None')}
        </button>
        <button type="button" class="button" data-testid="select-invert" onClick={choose({ kind: 'invert' })}>
          {l10n.t('Invert')}
        </button>
      </div>
      <ul>
        <li>
          {l10n.t(
            "Points in the plane or in space: hold Shift and drag around them, or use the lasso in a picture's title.",
          )}
        </li>
        <li>{l10n.t('Histogram, strip and curve: drag over an interval, or click a bar for its bin.')}</li>
        <li>{l10n.t('Barcode and diagram: click a bar for its component or loop.')}</li>
        <li>{l10n.t('Shift adds, Ctrl or ⌘ removes; Escape or a click on an empty place clears.')}</li>
        {hasSignals ? <li>{l10n.t('Only the test data that are drawn can be selected, not the signals.')}</li> : null}
      </ul>
    </div>
  );
}

/** A share in per cent, without the noise of its last digits. */
const percent = (share: number): number => Number((100 * share).toPrecision(6));
