import * as l10n from '@vscode/l10n';
import type { DisplaySample } from '../../src/protocol/events.js';
import type { SelectionRule } from '../math/selection.js';
import { usePanel } from '../state/panel-context.js';
import { NumberField, Toggle } from '../elements/fields.js';
import { formatCount } from '../format.js';
import { SelectCategory } from './select-category.js';
import { useSelected } from '../points/selected.js';
import type { ViewSettings } from '../state/view-settings.js';

/** Selects points without a pointer, and tells how a pointer does it. */
export function SelectionRules(props: {
  readonly view: ViewSettings;
  readonly display: DisplaySample;
  readonly hasSignals: boolean;
}) {
  const { view, display, hasSignals } = props;
  const { selected } = useSelected();
  const share = view.worstShare;
  const { dispatch } = usePanel();
  const choose = (rule: SelectionRule) => () => dispatch({ kind: 'selectBy', rule });
  return (
    <div class="selection-menu" data-testid="selection-menu">
      <div class="buttons">
        <Toggle
          pressed={view.lasso}
          onChange={(lasso) => dispatch({ kind: 'view', change: { lasso } })}
          title={l10n.t('Dragging in the pictures of points draws a lasso, without the key Shift.')}
        >
          {l10n.t('Lasso: drag around points')}
        </Toggle>
      </div>
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
          {l10n.t('All {0}', formatCount(display.count))}
        </button>
        <button type="button" class="button" data-testid="select-none" onClick={choose({ kind: 'none' })}>
          {l10n.t('None')}
        </button>
        <button type="button" class="button" data-testid="select-invert" onClick={choose({ kind: 'invert' })}>
          {l10n.t('Invert')}
        </button>
      </div>
      <SelectCategory display={display} selected={selected} />
      <ul>
        <li>{l10n.t('Points in the plane or in space: Shift and drag around them, or turn on the lasso.')}</li>
        <li>{l10n.t('Histogram, strip and curve: drag over an interval; click a bar for its bin.')}</li>
        <li>{l10n.t('Barcode and diagram: click a bar for its component or loop.')}</li>
        <li>{l10n.t('Shift adds, Ctrl or ⌘ takes away; Escape, or a click on nothing, clears.')}</li>
        {hasSignals ? (
          <li>{l10n.t('Signals take no part: the selection is of the test data that are drawn.')}</li>
        ) : null}
      </ul>
    </div>
  );
}

/** A share in per cent, without the noise of its last digits. */
const percent = (share: number): number => Number((100 * share).toPrecision(6));
