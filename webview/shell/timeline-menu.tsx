import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { Choice, Toggle } from '../elements/fields.js';
import { Popup } from '../elements/popup.js';
import { usePanel } from '../state/panel-context.js';
import { replaySpeeds, type ViewSettings } from '../state/view-settings.js';

const speeds = replaySpeeds.map((value) => ({ value, text: `${value}×` }));

/** How the pictures are replayed; `children` is what the line has no room for. */
export function TimelineMenu({
  view,
  children,
}: {
  readonly view: ViewSettings;
  readonly children: ComponentChildren;
}) {
  const { dispatch } = usePanel();
  return (
    <Popup name={l10n.t('Replay')} class="button icon-only" testId="button-replay" role="dialog" face="⋯">
      <div class="menu-group timeline-menu">
        {children}
        <span class="timeline-speed">
          <Choice
            label={l10n.t('Speed of the replay')}
            value={view.replaySpeed}
            options={speeds}
            onChange={(replaySpeed) => dispatch({ kind: 'view', change: { replaySpeed } })}
          />
          <Toggle
            pressed={view.replayLoops}
            onChange={(replayLoops) => dispatch({ kind: 'view', change: { replayLoops } })}
            title={l10n.t('Repeat the replay after the newest picture')}
          >
            {l10n.t({ message: 'loop', comment: 'the replay starts over at its end' })}
          </Toggle>
        </span>
      </div>
    </Popup>
  );
}
