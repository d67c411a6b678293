import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { MenuItem } from '../elements/popup.js';
import { pngOf } from '../export/picture/png.js';
import { tileSvg } from '../export/picture/tile-svg.js';
import type { TileExports } from '../export/tile-exports.js';
import { usePanel } from '../state/panel-context.js';
import { saveFile } from '../export/save.js';

export interface ExportItemsProps {
  readonly tile: RefObject<HTMLElement>;
  readonly exports: TileExports;
  /** Says what became of it, where that cannot be seen; an empty text says no more. */
  readonly say: (notice: string) => void;
}

/** How long it is said that the picture is on the clipboard, in milliseconds. */
const noticeTime = 4000;

/** Entries of a menu that save the picture of a tile and the numbers behind it. */
export function ExportItems({ tile, exports: { caption, name, files, ofHost = [] }, say }: ExportItemsProps) {
  const { send } = usePanel();
  const save = async (suffix: string, data: Blob | ArrayBuffer): Promise<null> => {
    saveFile(send, `${name}${suffix}`, new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data));
    return null;
  };
  const picture = () => {
    if (tile.current === null) throw new Error(l10n.t('The picture is no longer on the screen.'));
    return tileSvg(tile.current, caption);
  };
  /** Does what was chosen, and says what it returns, or why it failed. */
  const attempt = (action: () => Promise<string | null>) => (): void => {
    say('');
    action().then(
      (said) => {
        if (said === null) return;
        say(said);
        setTimeout(() => say(''), noticeTime);
      },
      (error: unknown) => say(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <div class="menu-group" role="group" aria-label={l10n.t('Export')}>
      <MenuItem onChoose={attempt(async () => save('.png', await pngOf(picture())))}>
        {l10n.t('Save as PNG (2×)')}
      </MenuItem>
      <MenuItem onChoose={attempt(async () => save('.svg', new TextEncoder().encode(picture().svg).buffer))}>
        {l10n.t('Save as SVG')}
      </MenuItem>
      <MenuItem onChoose={attempt(() => copy(pngOf(picture())))}>{l10n.t('Copy picture')}</MenuItem>
      {files.map(({ label, suffix, bytes }) => (
        <MenuItem key={label} onChoose={attempt(() => save(suffix, bytes()))}>
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
    </div>
  );
}

/**
 * Puts a picture on the clipboard; returns what to say then.
 * @throws Error that says what to do instead, where the browser refuses.
 */
async function copy(png: Promise<Blob>): Promise<string> {
  try {
    // The promise itself is handed over: once it is awaited, the click may count no more.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch (error) {
    await png;
    const said =
      error instanceof Error
        ? l10n.t('The clipboard takes no picture here ({0}). Save it as PNG instead.', error.message)
        : l10n.t('The clipboard takes no picture here. Save it as PNG instead.');
    throw new Error(said, { cause: error });
  }
  return l10n.t('The picture is on the clipboard.');
}
