import * as l10n from '@vscode/l10n';
import { MenuItem, Popup } from '../elements/popup.js';
import type { Reference, RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';

/** Makes the shown run the reference that later ones are compared with, or ends comparing. */
export function CompareMenu({ run, reference }: { readonly run: RunView; readonly reference: Reference | null }) {
  const { send, dispatch } = usePanel();
  if (send === null) return null;
  return (
    <Popup
      name={l10n.t('Compare with another run')}
      class="button"
      testId="button-compare"
      role="menu"
      face={l10n.t('Compare ▾')}
    >
      <MenuItem
        testId="button-pin"
        disabled={run.frames.length === 0}
        title={l10n.t('Compare the runs that you train next with the run as it is now')}
        onChoose={() => send({ kind: 'compare', pinned: true })}
      >
        {l10n.t('Pin this run as the reference')}
      </MenuItem>
      {reference === null ? null : (
        <MenuItem testId="button-unpin" onChoose={() => send({ kind: 'compare', pinned: false })}>
          {l10n.t('Stop comparing with {0}', reference.label)}
        </MenuItem>
      )}
      <MenuItem testId="show-seeds" onChoose={() => dispatch({ kind: 'view', change: { tab: 'seeds' } })}>
        {l10n.t('Compare over seeds')}
      </MenuItem>
    </Popup>
  );
}
