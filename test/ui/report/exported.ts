// What a reader gets from the export of a picture, and what is in it.
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { drawn } from './drawn.js';

export interface Saved {
  readonly file: string;
  readonly bytes: Buffer;
}

/** The form that exports the picture of a view, opened from the toolbar, which brings the view into sight. */
export async function openForm(page: Page, view: string): Promise<Locator> {
  const form = page.getByTestId(`export-form-${view}`);
  if (await form.isVisible()) return form;
  await page.getByTestId('button-export').click();
  await page.getByTestId(`button-export-${view}`).click();
  await form.waitFor();
  return form;
}

/** Closes the form of a view with the keyboard. */
export async function closeForm(page: Page, view: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId(`export-form-${view}`).waitFor({ state: 'hidden' });
}

/** Exports the picture of a view with the choices of the form as they are. */
export async function exportPicture(page: Page, view: string, kind: 'PNG' | 'SVG'): Promise<Saved> {
  const form = await openForm(page, view);
  const saved = await saving(page, () => form.getByRole('button', { name: `Save ${kind}` }).click());
  await form.waitFor({ state: 'hidden' });
  return saved;
}

/** Chooses an entry of the menu of a tile, and waits for the file that it gives. */
export async function exportNumbers(page: Page, view: string, entry: string): Promise<Saved> {
  await bringIntoSight(page, view);
  await page.getByTestId(`menu-${view}`).click();
  return saving(page, () =>
    page.getByTestId(`menu-${view}-popup`).getByRole('menuitem', { name: entry, exact: true }).click(),
  );
}

/** Shows a view that may be behind a tab. */
export async function bringIntoSight(page: Page, view: string): Promise<void> {
  if (await page.getByTestId(`tile-${view}`).isVisible()) return;
  const form = await openForm(page, view);
  await form.getByRole('button', { name: 'Cancel' }).click();
  await form.waitFor({ state: 'hidden' });
}

async function saving(page: Page, act: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return contentOf(download);
}

export async function contentOf(download: Download): Promise<Saved> {
  return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Sets choices of the form of a view, which stays open. */
export async function choose(
  page: Page,
  view: string,
  choices: {
    readonly size?: 'as on the screen (2×)' | 'one column, 85 mm' | 'two columns, 170 mm';
    readonly colors?: 'dark on white' | 'as on the screen';
    readonly font?: number;
    readonly titled?: boolean;
  },
): Promise<void> {
  const form = await openForm(page, view);
  const { size, colors, font, titled } = choices;
  if (size !== undefined) await form.getByRole('combobox', { name: 'Size', exact: true }).selectOption(size);
  if (colors !== undefined) await form.getByRole('combobox', { name: 'Colours', exact: true }).selectOption(colors);
  if (font !== undefined) await form.getByTestId('figure-font').fill(String(font));
  if (titled !== undefined) await form.getByTestId('figure-title').setChecked(titled);
  await drawn(page);
}

/** What an SVG picture has in it. */
export interface SvgContent {
  /** Of the parser; null if it is well-formed. */
  readonly error: string | null;
  /** As the file says it, with its unit. */
  readonly width: string;
  readonly height: string;
  /** Width and height of its coordinates. */
  readonly box: readonly [number, number];
  readonly texts: readonly string[];
  /** Font size of each text, in points on paper, or where the picture has no size there, of the screen. */
  readonly points: readonly number[];
  /** Strokes of no length, which are dots. */
  readonly dots: number;
  readonly diamonds: number;
  readonly images: number;
  /** Colour of the ground. */
  readonly ground: string | null;
  /** Names of its elements. */
  readonly elements: readonly string[];
}

export function svgContent(page: Page, svg: Buffer): Promise<SvgContent> {
  return page.evaluate<SvgContent>(`(() => {
    const root = new DOMParser().parseFromString(${JSON.stringify(svg.toString('utf8'))}, 'image/svg+xml').documentElement;
    const box = root.getAttribute('viewBox').split(' ').slice(2).map(Number);
    const [width, height] = ['width', 'height'].map((name) => root.getAttribute(name));
    const scale = (width.endsWith('mm') ? parseFloat(width) / 25.4 * 72 : parseFloat(width) * 0.75) / box[0];
    const texts = [...root.querySelectorAll('text')];
    return {
      error: root.ownerDocument.querySelector('parsererror')?.textContent ?? null,
      width,
      height,
      box,
      texts: texts.map(({ textContent }) => textContent),
      points: texts.map((text) => Number(text.closest('[font-size]').getAttribute('font-size')) * scale),
      dots: [...root.querySelectorAll('path')].reduce((sum, path) => sum + path.getAttribute('d').split('h0').length - 1, 0),
      diamonds: [...root.querySelectorAll('path')].filter((path) => path.getAttribute('d').endsWith('z')).length,
      images: root.querySelectorAll('image').length,
      ground: root.querySelector('rect').getAttribute('fill'),
      elements: [...new Set([...root.querySelectorAll('*')].map(({ localName }) => localName))],
    };
  })()`);
}

/** What an image has in it. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly corner: readonly number[];
  /** Pixels that are far from the colour of the corner, in the rows of a title at the top. */
  readonly title: number;
  /** Pixels below with colour in them. */
  readonly colored: number;
}

export function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  return page.evaluate<Pixels>(`(async () => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob('${png.toString('base64')}'), (c) => c.charCodeAt(0))]));
    const { width, height } = image;
    const painter = new OffscreenCanvas(width, height).getContext('2d');
    painter.drawImage(image, 0, 0);
    const { data } = painter.getImageData(0, 0, width, height);
    const corner = [...data.subarray(0, 3)];
    let [title, colored] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [r, g, b] = data.subarray(at, at + 3);
      const isTitle = at < 4 * width * 60;
      if (isTitle && Math.abs(r - corner[0]) > 60) title++;
      if (!isTitle && Math.max(r, g, b) - Math.min(r, g, b) > 60) colored++;
    }
    return { width, height, corner, title, colored };
  })()`);
}

/**
 * Waits until a condition on what the host of a panel was sent holds. The policy of the page forbids the waiting that
 * Playwright has.
 */
export async function sentPasses(page: Page, condition: string): Promise<void> {
  while (!(await page.evaluate<boolean>(condition))) await drawn(page);
}

/** Pixels per metre that a PNG file says it has; null if it says nothing. */
export function resolutionOf(png: Buffer): number | null {
  const at = png.indexOf('pHYs');
  return at < 0 ? null : png.readUInt32BE(at + 4);
}
