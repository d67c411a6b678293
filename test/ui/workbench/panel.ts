// The extension's panel, as its user reads it.
import type { Frame, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';
import { drawn } from '../report/drawn.js';
import { webviewWith } from './webview.js';

export interface PanelReading {
  /** Such as `training`, `finished`. */
  readonly state: string;
  /** Steps done. */
  readonly step: number;
  /** Steps of the whole run. */
  readonly steps: number;
  /** sup ρ, in data units. */
  readonly sup: number;
  readonly seed: number;
}

const byId = (id: string): string => `[data-testid="${id}"]`;

/** Waits until a panel shows a picture, and gives its document. */
export function panelWithPicture(page: Page): Promise<Frame> {
  return webviewWith(page, byId('verdict'));
}

/** Reads where the run stands. */
export async function readPanel(panel: Frame): Promise<PanelReading> {
  const data = await panel
    .locator('.panel')
    .evaluate<Partial<Record<string, string>>, { readonly dataset: DOMStringMap }>(({ dataset }) =>
      Object.fromEntries(Object.entries(dataset)),
    );
  return {
    state: data.status ?? '',
    step: Number(data.step),
    steps: Number(data.steps),
    sup: Number(data.sup),
    seed: Number(data.seed),
  };
}

/** Waits until the panel reads so, and gives the reading. */
export async function panelWhere(
  panel: Frame,
  what: string,
  is: (reading: PanelReading) => boolean,
): Promise<PanelReading> {
  let reading: PanelReading | null = null;
  await eventually(
    () => `${what}; the panel reads ${JSON.stringify(reading)}`,
    async () => is((reading = await readPanel(panel))),
  );
  // Its parts are read one after another, while the panel changes: what holds is read once more.
  return readPanel(panel);
}

/** Waits until a run is over and its last picture is drawn: what was over too fast to be seen is replayed first. */
export async function untilLastPicture(panel: Frame): Promise<void> {
  const timeline = panel.locator(byId('timeline'));
  await eventually('the last picture of a run that is over', async () => {
    const { state, step } = await readPanel(panel);
    const shown = await panel.locator(byId('timeline-step')).innerText();
    const isLast = (await timeline.inputValue()) === (await timeline.getAttribute('max'));
    return state === 'finished' && isLast && Number(shown.replaceAll(/\D/g, '')) === step;
  });
  await drawn(panel);
}

/** The text of the banner that names an error, or null if none. */
export async function bannerText(panel: Frame): Promise<string | null> {
  const banner = panel.locator(byId('banner'));
  return (await banner.count()) === 0 ? null : banner.innerText();
}

/** Whether the picture of data and reconstruction has anything drawn in it: pixels of more than a few colours. */
export async function isPictureDrawn(panel: Frame): Promise<boolean> {
  const tile = panel.locator(`${byId('tile-data')} canvas`).first();
  const png = await tile.screenshot();
  // A blank canvas compresses to next to nothing.
  return png.byteLength > 3_000;
}
