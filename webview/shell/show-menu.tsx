import * as l10n from '@vscode/l10n';
import { MenuItem, Popup } from '../elements/popup.js';
import { overlays } from '../points/overlays.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import type { ViewSettings } from '../state/view-settings.js';

/** What is drawn in the pictures of points. */
export function ShowMenu({ run, view }: { readonly run: RunView; readonly view: ViewSettings }) {
  const { dispatch, decodeLine } = usePanel();
  return (
    <Popup
      name={l10n.t('What the pictures show')}
      class="button"
      testId="button-show"
      role="menu"
      face={l10n.t('Show ▾')}
    >
      {overlays
        .filter(({ appliesTo }) => appliesTo(run, decodeLine !== null))
        .map(({ flag, name, title }) => (
          <MenuItem
            key={flag}
            testId={`show-${flag}`}
            title={title}
            checked={view[flag]}
            onChoose={() => dispatch({ kind: 'view', change: { [flag]: !view[flag] } })}
          >
            {name}
          </MenuItem>
        ))}
    </Popup>
  );
}
