import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { MenuItem, Popup } from '../elements/popup.js';
import { usePanel } from '../state/panel-context.js';
import type { ViewName } from '../state/arrangement.js';
import { ExplanationText } from './explanation-text.js';
import { viewTexts } from '../views/explanations.js';
import { useTileFrame } from './frame-context.js';

export interface TileButtonsProps {
  readonly name: ViewName;
  /** The name under which it is enlarged: another than its own where it shows the reference. */
  readonly shownName: string;
  readonly title: string;
  readonly enlarged: boolean;
  /** What comes before them. */
  readonly children: ComponentChildren;
}

/** What every tile offers: what it shows, where it stands, and to fill the panel. */
export function TileButtons({ name, shownName, title, enlarged, children }: TileButtonsProps) {
  const { dispatch } = usePanel();
  const frame = useTileFrame();
  const enlarge = (): void => dispatch({ kind: 'view', change: { enlarged: enlarged ? null : shownName } });
  return (
    <div class="tile-buttons">
      {children}
      <Popup
        name={l10n.t('What am I seeing: {0}', viewTexts[name].title)}
        class="icon"
        testId={`explain-${shownName}`}
        role="dialog"
        face="?"
      >
        <ExplanationText name={name} />
      </Popup>
      {shownName !== name ? null : (
        <Popup
          name={l10n.t('Arrange: {0}', viewTexts[name].title)}
          class="icon"
          testId={`arrange-${name}`}
          role="menu"
          face={
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path class="dots" d="M8 3v.01M8 8v.01M8 13v.01" />
            </svg>
          }
        >
          <MenuItem
            disabled={enlarged || frame.isAtEnd(name, -1)}
            keys="Alt+Shift+←"
            onChoose={() => frame.move(name, -1)}
          >
            {l10n.t('Move earlier')}
          </MenuItem>
          <MenuItem
            disabled={enlarged || frame.isAtEnd(name, 1)}
            keys="Alt+Shift+→"
            onChoose={() => frame.move(name, 1)}
          >
            {l10n.t('Move later')}
          </MenuItem>
          <MenuItem onChoose={() => frame.hide(name)}>{l10n.t('Hide')}</MenuItem>
        </Popup>
      )}
      <button
        type="button"
        class="icon"
        aria-pressed={enlarged}
        aria-label={enlarged ? l10n.t('Show all pictures again') : l10n.t('Enlarge: {0}', title)}
        title={enlarged ? l10n.t('Show all pictures (Escape)') : l10n.t('Enlarge')}
        onClick={enlarge}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={enlarged ? 'M6 2v4H2M10 14v-4h4' : 'M9.5 2.5h4v4M6.5 13.5h-4v-4'} />
        </svg>
      </button>
    </div>
  );
}
