import * as l10n from '@vscode/l10n';
import { Toggle } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewInput } from '../../tile/tile-input.js';

/** What the heights of the bars are. */
export function HistogramControls({ view }: ViewInput) {
  const { dispatch } = usePanel();
  return (
    <>
      <Toggle pressed={view.density} onChange={(density) => dispatch({ kind: 'view', change: { density } })}>
        {l10n.t('density')}
      </Toggle>
      <Toggle pressed={view.logCounts} onChange={(logCounts) => dispatch({ kind: 'view', change: { logCounts } })}>
        {l10n.t('log')}
      </Toggle>
    </>
  );
}
