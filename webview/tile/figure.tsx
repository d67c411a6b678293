import { render } from 'preact';
import { readTheme } from '../drawing/theme.js';
import { elementSvg, type SvgPicture } from '../export/picture/element-svg.js';
import { sheetFor, type Sheet } from '../export/picture/sheet.js';
import { hiddenHeight, smallestFont } from '../export/picture/layout-facts.js';
import { PointedProvider } from '../points/pointed.js';
import { ReferenceProvider, useReferenceNote } from '../points/reference-context.js';
import { SelectedProvider, useSelected, type Selected } from '../points/selected.js';
import { PanelProvider, usePanel, type PanelContext } from '../state/panel-context.js';
import { settled } from './settled.js';
import type { ViewInput } from './tile-input.js';
import type { View } from './view.js';

/** What a figure shows. */
export interface Subject {
  readonly view: View;
  readonly input: ViewInput;
  readonly title: string;
  /** Which run, after how many steps. */
  readonly caption: string;
  /** Size of the picture on the screen. */
  readonly screen: Pick<Sheet, 'width' | 'height'>;
}

/** What surrounds a picture in the panel, and the figure too. */
interface Surroundings {
  readonly panel: PanelContext;
  readonly selected: Selected['selected'];
  readonly reference: string | null;
}

/** Font size in CSS pixels that most pictures have at least. */
const usualSmallest = 10.5;
/** Another size of the text is another layout, which may have other text; a few come to the same. */
const mostLayouts = 4;

/**
 * Draws the picture of a view by itself, as the view settings say that figures are: nothing of it depends on how small the
 * tile is, and what the pointer does on the screen is not in it.
 */
export function useFigure(): (subject: Subject) => Promise<SvgPicture> {
  const panel = usePanel();
  const { selected } = useSelected();
  const reference = useReferenceNote();
  return (subject) => drawFigure(subject, { panel, selected, reference });
}

async function drawFigure(subject: Subject, { panel, selected, reference }: Surroundings): Promise<SvgPicture> {
  const { view, input, title, caption, screen } = subject;
  const { figure } = input.view;
  const element = document.createElement('div');
  element.className = ['sheet', figure.colors, figure.size === 'screen' ? '' : 'paper'].join(' ');
  element.inert = true;
  document.body.append(element);
  const theme = figure.colors === 'light' ? readTheme(element) : panel.theme;
  const nothing = (): void => undefined;
  const silent: PanelContext = {
    ...panel,
    theme,
    dispatch: nothing,
    decode: panel.decode && nothing,
    decodeLine: panel.decodeLine && nothing,
  };
  const layOut = async (sheet: Sheet): Promise<void> => {
    element.style.width = `${sheet.width}px`;
    render(
      <PanelProvider value={silent}>
        <PointedProvider value={{ pointed: null, values: [] }}>
          <SelectedProvider value={{ selected, lasso: false, alone: input.view.selectedAlone }}>
            <ReferenceProvider value={reference}>
              {figure.titled ? (
                <header class="sheet-head">
                  <strong>{title}</strong>
                  <p>{caption}</p>
                </header>
              ) : null}
              <div class={`tile-picture tile-${view.name}`} style={{ flex: 'none', height: `${sheet.height}px` }}>
                <view.Picture {...input} />
              </div>
            </ReferenceProvider>
          </SelectedProvider>
        </PointedProvider>
      </PanelProvider>,
      element,
    );
    await settled(element);
  };
  try {
    const sheetOf = (smallest: number): Sheet => sheetFor(figure, screen, aspectOf(view), smallest);
    let sheet = sheetOf(usualSmallest);
    for (let layout = 1; ; layout++) {
      await layOut(sheet);
      const next = sheetOf(smallestFont(element) ?? usualSmallest);
      const hidden = hiddenHeight(element);
      const isRight = next.width === sheet.width && hidden === 0;
      if (isRight || layout === mostLayouts) return elementSvg(element, `${title}: ${caption}`, sheet);
      sheet = { ...next, height: next.width === sheet.width ? sheet.height + hidden : next.height };
    }
  } finally {
    render(null, element);
    element.remove();
  }
}

/** Width by height of a view's picture in a paper: pictures of points and maps are square. */
const aspectOf = ({ place }: View): number => (place === 'picture' ? 1 : 3 / 2);
