import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Choice, NumberField } from '../elements/fields.js';
import { useUniqueId } from '../elements/unique-id.js';
import { pngOf } from '../export/picture/png.js';
import { paperWidths } from '../export/picture/sheet.js';
import { saveFile } from '../export/save.js';
import type { TileExports } from '../export/tile-exports.js';
import { usePanel } from '../state/panel-context.js';
import type { Figure } from '../state/view-settings.js';
import { attempt } from './attempt.js';
import { copyPicture } from './copy.js';
import { useFigure } from './figure.js';
import type { ViewInput } from './tile-input.js';
import type { View } from './view.js';

export interface ExportFormProps {
  readonly view: View;
  readonly input: ViewInput;
  /** Null while there is nothing to export. */
  readonly exports: TileExports | null;
  /** Title of the tile. */
  readonly title: string;
  /** Name of the tile in the panel. */
  readonly shownName: string;
  readonly tile: RefObject<HTMLElement>;
  /** Says what became of it once the form is closed; an empty text says no more. */
  readonly say: (notice: string) => void;
}

const sizes: readonly { readonly value: Figure['size']; readonly text: string }[] = [
  { value: 'screen', text: l10n.t('as on the screen (2×)') },
  { value: 'column', text: l10n.t('one column, {0} mm', paperWidths.column) },
  { value: 'page', text: l10n.t('two columns, {0} mm', paperWidths.page) },
];

const colors: readonly { readonly value: Figure['colors']; readonly text: string }[] = [
  { value: 'light', text: l10n.t('dark on white') },
  { value: 'screen', text: l10n.t('as on the screen') },
];

/** Asks how a picture is to be exported, and exports it. */
export function ExportForm({ view, input, exports, title, shownName, tile, say }: ExportFormProps) {
  const { send, dispatch } = usePanel();
  const id = useUniqueId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState('');
  const draw = useFigure();
  const { figure } = input.view;
  const change = (part: Partial<Figure>): void => dispatch({ kind: 'figure', change: part });

  useLayoutEffect(() => {
    // What is out of sight is not drawn again at each picture.
    tile.current?.scrollIntoView({ block: 'nearest' });
    dialog.current?.showModal();
  }, []);

  const picture = ({ caption }: TileExports) => {
    const shown = tile.current?.querySelector('.tile-picture')?.getBoundingClientRect();
    if (shown === undefined) throw new Error(l10n.t('The picture is no longer on the screen.'));
    return draw({ view, input, title, caption, screen: shown });
  };
  const save = async (suffix: string, data: Blob): Promise<null> => {
    saveFile(send, `${exports?.name ?? view.name}${suffix}`, new Uint8Array(await data.arrayBuffer()));
    return null;
  };
  /** Does what was chosen, and closes the form unless that failed. */
  const choose = (action: (exports: TileExports) => Promise<string | null>) => (): void => {
    if (exports === null) return;
    attempt(async () => {
      const said = await action(exports);
      dialog.current?.close();
      say(said ?? '');
      return null;
    }, setProblem);
  };
  const savePng = choose(async (of) => save('.png', await pngOf(await picture(of))));
  const saveSvg = choose(async (of) => save('.svg', new Blob([(await picture(of)).svg])));
  const copy = choose((of) => copyPicture(picture(of).then(pngOf)));

  return (
    <dialog
      ref={dialog}
      class="export-form"
      data-testid={`export-form-${shownName}`}
      aria-labelledby={id}
      onClose={() => dispatch({ kind: 'export', tile: null })}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        // Suggestions of the browser would take the key Escape.
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          savePng();
        }}
      >
        <h3 id={id}>{l10n.t('Export picture: {0}', title)}</h3>
        <div class="export-choices">
          <Choice label={l10n.t('Size')} value={figure.size} options={sizes} onChange={(size) => change({ size })} />
          <Choice
            label={l10n.t('Colours')}
            value={figure.colors}
            options={colors}
            onChange={(wanted) => change({ colors: wanted })}
          />
          {figure.size === 'screen' ? null : (
            <NumberField
              label={l10n.t('Text, pt')}
              testId="figure-font"
              value={figure.fontSize}
              valid={(size) => size >= 4 && size <= 24}
              expected={l10n.t('Size of the smallest text in points, from 4 to 24')}
              onChange={(fontSize) => change({ fontSize })}
            />
          )}
          <label class="check">
            <input
              type="checkbox"
              data-testid="figure-title"
              checked={figure.titled}
              onChange={({ currentTarget }) => change({ titled: currentTarget.checked })}
            />
            {l10n.t('With its title')}
          </label>
        </div>
        <p role="status">{exports === null ? l10n.t('There is nothing to export yet.') : problem}</p>
        <div class="export-buttons">
          <button type="submit" class="button primary" disabled={exports === null}>
            {l10n.t('Save PNG')}
          </button>
          <button type="button" class="button" disabled={exports === null} onClick={saveSvg}>
            {l10n.t('Save SVG')}
          </button>
          <button type="button" class="button" disabled={exports === null} onClick={copy}>
            {l10n.t({ message: 'Copy', comment: 'a picture to the clipboard' })}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {l10n.t('Cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
