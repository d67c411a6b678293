import * as l10n from '@vscode/l10n';
import { usePanel } from '../state/panel-context.js';
import { arrange, parts, withShown } from '../state/arrangement.js';
import type { RunView } from '../state/model.js';
import type { ViewSettings } from '../state/view-settings.js';
import { viewTexts } from '../views/explanations.js';
import { initialArrangement } from '../views/index.js';
import { MenuItem, Popup } from '../elements/popup.js';

export interface ViewsMenuProps {
  readonly run: RunView;
  readonly view: ViewSettings;
  /** Whether there is a reference. */
  readonly isCompared: boolean;
}

/** Which views are shown, and the way back to the first arrangement. */
export function ViewsMenu({ run, view, isCompared }: ViewsMenuProps) {
  const { dispatch } = usePanel();
  const arrangement = arrange(view.arrangement, initialArrangement(run.started, isCompared));
  return (
    <Popup name={l10n.t('Views')} class="button views" testId="button-views" role="menu" face={l10n.t('Views')}>
      {parts
        .flatMap((part) => arrangement[part])
        .map((name) => {
          const shown = !arrangement.hidden.includes(name);
          return (
            <MenuItem
              key={name}
              checked={shown}
              onChoose={() => dispatch({ kind: 'view', change: { arrangement: withShown(arrangement, name, !shown) } })}
            >
              {viewTexts[name].title}
            </MenuItem>
          );
        })}
      <hr />
      <MenuItem
        disabled={view.arrangement === null && view.enlarged === null}
        testId="reset-arrangement"
        onChoose={() => dispatch({ kind: 'view', change: { arrangement: null, enlarged: null } })}
      >
        {l10n.t('Reset arrangement')}
      </MenuItem>
    </Popup>
  );
}
