import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { closeMenus, openMenu, openTab } from '../../test/ui/workbench/menus.js';
import { inLanes } from '../../src/session/in-lanes.js';
import { root } from '../project.mjs';
import { launchChromium } from '../vscode-server/chromium.mjs';
import type { Picture } from './sections.js';

/** A picture with where it comes from. */
export interface WantedPicture extends Picture {
  readonly example: string;
  readonly report: string;
}

const folder = path.join(root, 'docs', 'paper');
/** An enlarged tile is about as large as a picture on a page. */
const viewport = { width: 360, height: 480 };

/** File name of a picture, in `docs/paper/`. */
export function fileOf({ example, tile, show, progress }: Picture & { readonly example: string }): string {
  const parts = [
    example,
    tile,
    show,
    progress === undefined ? undefined : String(Math.round(100 * progress)).padStart(2, '0'),
  ];
  return `${parts.filter((part) => part !== undefined).join('-')}.png`;
}

/**
 * Photographs tiles of reports; all pictures of an earlier call are removed.
 * @returns what could not be shown, such as a tile that a report does not have.
 */
export async function takePictures(pictures: readonly WantedPicture[]): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const missing: string[] = [];
  const browser = await launchChromium();
  try {
    await inLanes(pictures, availableParallelism(), async (picture) => {
      const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
      if (!(await takePicture(page, picture))) missing.push(fileOf(picture));
      await page.close();
    });
  } finally {
    await browser.close();
  }
  return missing;
}

/** @returns whether the report has what is wanted. */
async function takePicture(page: Page, picture: WantedPicture): Promise<boolean> {
  const { report, tile, show, progress } = picture;
  await page.goto(pathToFileURL(report).href);
  await page.getByTestId('timeline').waitFor();
  const section = page.getByTestId(`tile-${tile}`);
  if (!(await open(page, tile))) return false;
  if (show !== undefined && !(await showToo(page, show))) return false;
  await page.getByTestId(`enlarge-${tile}`).click();
  if (progress !== undefined) await showAt(page, progress);
  await untilDrawn(page);
  await section.screenshot({ path: path.join(folder, fileOf(picture)) });
  return true;
}

/** Shows a view, where the report has it. */
async function open(page: Page, view: string): Promise<boolean> {
  if (await page.getByTestId(`tile-${view}`).isVisible()) return true;
  if ((await page.getByTestId(`tab-${view}`).count()) === 0) return false;
  await openTab(page, view);
  return true;
}

/** Chooses an entry of the menu Show, where the report has it. */
async function showToo(page: Page, name: string): Promise<boolean> {
  const entry = page.getByTestId('button-show-popup').getByText(name, { exact: true });
  if ((await entry.count()) === 0) return false;
  await openMenu(page, 'show');
  await entry.click();
  await closeMenus(page);
  return true;
}

/** Moves the timeline to the picture nearest to a share of the training. */
async function showAt(page: Page, progress: number): Promise<void> {
  const timeline = page.getByTestId('timeline');
  const last = Number(await timeline.getAttribute('max'));
  await timeline.fill('0');
  const stepAt = async (index: number): Promise<number> => {
    await timeline.fill(String(index));
    await untilDrawn(page);
    return Number((await page.getByTestId('timeline-step').innerText()).replace(/\D/g, ''));
  };
  const steps = await stepAt(last);
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await stepAt(middle)) < progress * steps) low = middle + 1;
    else high = middle;
  }
  await stepAt(low);
}

/** Two pictures of the screen after a change, it is on it. */
async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
