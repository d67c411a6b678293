import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { MenuGroup, MenuItem, Popup } from '../elements/popup.js';
import { ExportForm } from './export-form.js';
import { ExportItems } from './export-items.js';
import { useExporting } from './exporting.js';
import { useTileFrame } from './frame-context.js';
import type { ViewInput } from './tile-input.js';
import type { View } from './view.js';

export interface TileMenuProps {
  readonly view: View;
  readonly input: ViewInput;
  /** Title of the tile. */
  readonly title: string;
  /** Name of the tile in the panel: another than the view's where it shows the reference. */
  readonly shownName: string;
  readonly tile: RefObject<HTMLElement>;
}

/** What can be done with one tile: the choices of its view, what can be saved, and where it stands. */
export function TileMenu({ view, input, title, shownName, tile }: TileMenuProps) {
  const frame = useTileFrame();
  const [notice, setNotice] = useState('');
  const { name, Controls } = view;
  const exports = view.exports(input);
  const exporting = useExporting() === shownName;
  const enlarged = input.view.enlarged === shownName;
  return (
    <>
      <Popup
        name={l10n.t('Menu: {0}', title)}
        class="icon"
        testId={`menu-${shownName}`}
        role="dialog"
        face={
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="dots" d="M8 3v.01M8 8v.01M8 13v.01" />
          </svg>
        }
      >
        {Controls === null ? null : (
          <div class="menu-controls">
            <Controls {...input} />
          </div>
        )}
        {exports === null ? null : <ExportItems shownName={shownName} exports={exports} />}
        {shownName !== name ? null : (
          <MenuGroup name={l10n.t('Arrange: {0}', view.title)}>
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
          </MenuGroup>
        )}
      </Popup>
      {exporting ? <ExportForm {...{ view, input, exports, title, shownName, tile }} say={setNotice} /> : null}
      <p class="export-notice" role="status">
        {notice}
      </p>
    </>
  );
}
