import * as l10n from '@vscode/l10n';
import { Toggle } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewInput } from '../../tile/tile-input.js';

/** Whether the loss is drawn on a logarithmic axis. */
export function LossControls({ view }: ViewInput) {
  const { dispatch } = usePanel();
  return (
    <Toggle pressed={view.logLoss} onChange={(logLoss) => dispatch({ kind: 'view', change: { logLoss } })}>
      {l10n.t('log')}
    </Toggle>
  );
}
