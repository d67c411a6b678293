import * as l10n from '@vscode/l10n';
import { MenuItem, Popup } from '../elements/popup.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';

/** What can be saved of the whole run. */
export function ExportMenu({ run }: { readonly run: RunView }) {
  const { send } = usePanel();
  if (send === null) return null;
  const isOver = run.finished !== null;
  return (
    <Popup name={l10n.t('Export')} class="button" testId="button-export" role="menu" face={l10n.t('Export ▾')}>
      <MenuItem testId="button-export-report" disabled={!isOver} onChoose={() => send({ kind: 'exportReport' })}>
        {l10n.t('Report of this run, as one page…')}
      </MenuItem>
      <MenuItem testId="button-export-model" disabled={!isOver} onChoose={() => send({ kind: 'exportModel' })}>
        {l10n.t('Trained model…')}
      </MenuItem>
    </Popup>
  );
}
