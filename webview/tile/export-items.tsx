import * as l10n from '@vscode/l10n';
import { MenuGroup, MenuItem } from '../elements/popup.js';
import { saveFile } from '../export/save.js';
import type { TileExports } from '../export/tile-exports.js';
import { usePanel } from '../state/panel-context.js';

export interface ExportItemsProps {
  /** Name of the tile in the panel. */
  readonly shownName: string;
  readonly exports: TileExports;
}

/** Entries of a menu that save the picture of a tile and the numbers behind it. */
export function ExportItems({ shownName, exports: { name, files, ofHost = [] } }: ExportItemsProps) {
  const { send, dispatch, rawCsv } = usePanel();
  return (
    <MenuGroup name={l10n.t('Export')}>
      <MenuItem testId={`export-${shownName}`} onChoose={() => dispatch({ kind: 'export', tile: shownName })}>
        {l10n.t('Export picture…')}
      </MenuItem>
      {files.map(({ label, suffix, bytes }) => (
        <MenuItem key={label} onChoose={() => saveFile(send, `${name}${suffix}`, new Uint8Array(bytes(rawCsv)))}>
          {label}
        </MenuItem>
      ))}
      {send === null
        ? null
        : ofHost.map(({ label, message }) => (
            <MenuItem key={label} onChoose={() => send(message)}>
              {label}
            </MenuItem>
          ))}
    </MenuGroup>
  );
}
