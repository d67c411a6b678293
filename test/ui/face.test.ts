// What a newcomer sees after the first click, in windows of three sizes with the side bar open.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { eventually } from '../support/eventually.js';
import { pickFromContextMenu } from './workbench/explorer.js';
import { drawnWidth, measurePanel } from './workbench/measure.js';
import { panelWhere, panelWithPicture } from './workbench/panel.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';
import { webviewWith } from './workbench/webview.js';

const live = ['tile-data', 'tile-latent', 'tile-error-map', 'tile-histogram'];

/** Windows of laptops and a desktop, with the smallest width of the drawn circle in each, in pixels. */
const windows = [
  { width: 1280, height: 720, circle: 150 },
  { width: 1440, height: 900, circle: 210 },
  { width: 1920, height: 1080, circle: 280 },
];

/** Counts the different pictures of the data that a panel draws from now on. */
const countPictures = `(() => {
  const seen = new Set();
  globalThis.picturesSeen = () => seen.size;
  const look = () => {
    const canvas = document.querySelector('[data-testid="tile-data"] canvas');
    if (canvas !== null) seen.add(canvas.toDataURL());
    requestAnimationFrame(look);
  };
  look();
})()`;

/** What is wrong with the sizes in a panel, a phrase each. */
async function faultsOf(panel: Frame, leastCircle: number): Promise<readonly string[]> {
  const { whole, above, below, toolbar, overflowing } = await measurePanel(panel);
  const circle = await drawnWidth(panel, 'data');
  return [
    ...live.filter((name) => !whole.includes(name)).map((name) => `${name} is cut off`),
    ...overflowing.map((name) => `${name} needs more height than it has`),
    ...(above > 130 ? [`${above} px above the first picture`] : []),
    ...(below > 34 ? [`${below} px below the last`] : []),
    ...(toolbar > 35 ? [`a toolbar of ${toolbar} px`] : []),
    ...(circle < leastCircle ? [`a circle of ${circle} px`] : []),
  ];
}

describe('The first click', () => {
  let page: Page;
  let panel: Frame;

  openWindow(
    async (target) => {
      await cp(path.join(root, 'examples'), target, { recursive: true });
      await rm(path.join(target, '.vscode'), { recursive: true, force: true });
    },
    (window) => ({ page } = window),
  );

  it('shows the circle being torn: at least 20 different pictures', async () => {
    await pickFromContextMenu(page, 'circle.dataset.ts', 'Train Autoencoder');
    // Its skeleton is there before the first picture.
    panel = await webviewWith(page, '.panel');
    await panel.evaluate(countPictures);
    await panelWithPicture(page);
    await panelWhere(panel, 'The run ends', ({ state }) => state === 'finished');
    let count = 0;
    await eventually(
      () => `20 different pictures, only ${count}`,
      async () => {
        count = await panel.evaluate<number>('picturesSeen()');
        return count >= 20;
      },
    );
  });

  for (const { width, height, circle } of windows) {
    it(`has four whole pictures, and a large circle, at ${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      let faults: readonly string[] = [];
      await eventually(
        () => faults.join('; '),
        async () => {
          faults = await faultsOf(panel, circle);
          return faults.length === 0;
        },
      );
      await takeScreenshot(page, `first-click-${width}`);
    });
  }
});
