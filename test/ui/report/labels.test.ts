// A table with labels in the report of a run, as a reader sees it in Chromium: colours, legend, selection, tables.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { openMenu, openTab, toggleShown } from './menus.js';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';
import { withBrowser } from './with-browser.js';

/** Three lines of points, one for each kind; the kind of some is not known. */
const rows = Array.from({ length: 300 }, (_, i) => {
  const kind = i % 3;
  return `${(i % 17) / 8},${kind + (i % 5) / 50},${(i % 7) / 7},${i % 30 === 0 ? '' : 'abc'[kind]}`;
});
const dataset = `import { csv, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  name: 'Kinds',
  manifold: csv('kinds.csv', { columns: ['x', 'y', 'z'], labels: ['kind'] }),
  autoencoder: { hidden: [8], latent: euclidean(2) },
  training: { steps: 200 },
});
`;

describe('A report of points with labels', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    await writeFile(path.join(folder, 'kinds.csv'), ['x,y,z,kind', ...rows].join('\n'));
    const report = await trainedReport(folder, 'kinds', dataset);
    browser = await launchChromium();
    page = await openReport(browser, report);
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const entries = async (tile: string) =>
    (await page.locator(`[data-testid="tile-${tile}"] .inset-entry:has(.count)`).allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );

  it('has the categories with their counts in every picture of points', async () => {
    // By itself: what the rows are is what their user wants to see first.
    const latent = await entries('latent');
    assert.equal(latent.length, 4);
    assert.match(latent.join('|'), /^a \d+\|b \d+\|c \d+\|missing \d+$/);
    const total = latent.reduce((sum, text) => sum + Number(text.split(' ').at(-1)), 0);
    assert.equal(total, 60, 'the fifth of 300 rows that tests');
    assert.deepEqual(await entries('data'), latent);
    assert.deepEqual(await entries('error-map'), latent);
  });

  it('lists the categories with their errors, the worst first, and draws them in the histogram', async () => {
    assert.equal(await page.locator('[data-testid="tile-histogram"] path.steps.class').count(), 4);
    await openTab(page, 'by-label');
    const lines = await page.getByTestId('by-label-table').locator('tbody tr').allInnerTexts();
    const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
    assert.deepEqual(cells.map(([name]) => name).sort(), ['a', 'b', 'c', 'missing']);
    const medians = cells.map(([, , median]) => Number(median));
    assert.deepEqual(
      medians,
      medians.toSorted((a, b) => b - a),
    );
    assert.match(cells[0].at(-1) ?? '', /^[xyz] \d+ %/);
  });

  it('selects a category, and shows it alone', async () => {
    await openMenu(page, 'selection');
    await page.getByTestId('select-category-kind').selectOption({ index: 1 });
    await page.getByTestId('select-only-kind').click();
    await page.keyboard.press('Escape');
    const [, b] = await entries('latent');
    const told = await page.getByTestId('selection').innerText();
    assert.ok(told.startsWith(`${b.split(' ')[1]} of 60 points selected`), told);
    const painted = () =>
      page.evaluate<number>(`(() => {
        const canvas = document.querySelector('[data-testid="tile-latent"] canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
        return count;
      })()`);
    await drawn(page);
    const all = await painted();
    await page.getByTestId('selection-alone').click();
    await drawn(page);
    const alone = await painted();
    assert.ok(alone > 0 && alone < 0.7 * all, `${alone} of ${all} pixels`);
  });
});

const digits = `import { defineDataset, euclidean, image, sampled } from 'latent-atlas';
export default defineDataset({
  name: 'Bars',
  manifold: sampled({
    ambientDimension: 30,
    sample: (random) => {
      const at = random.uniform(0, 5);
      return Array.from({ length: 30 }, (_, pixel) => Math.exp(-(((pixel % 6) - at) ** 2)));
    },
  }),
  view: image({ height: 5, width: 6 }),
  samples: { train: 300, test: 100 },
  autoencoder: { hidden: [8], latent: euclidean(2) },
  training: { steps: 200 },
});
`;

describe('A report of points that are pictures', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  withBrowser((opened) => ({ folder, browser } = opened));

  before(async () => {
    page = await openReport(browser, await trainedReport(folder, 'bars', digits));
    await openTab(page, 'point');
  });

  it('has a point, its reconstruction and the residual side by side, and the worst', async () => {
    const sizes = await page
      .locator('[data-testid="point-images"] canvas')
      .evaluateAll((canvases) =>
        canvases.map((one) => (one instanceof HTMLCanvasElement ? [one.width, one.height] : [])),
      );
    assert.deepEqual(sizes, [
      [6, 5],
      [6, 5],
      [6, 5],
    ]);
    assert.equal(await page.locator('[data-testid="worst-images"] figure').count(), 12);
    const painted = await page
      .locator('[data-testid="point-images"] canvas')
      .first()
      .evaluate((canvas) => {
        const data =
          canvas instanceof HTMLCanvasElement ? canvas.getContext('2d')?.getImageData(0, 0, 6, 5).data : null;
        return new Set(data ?? []).size;
      });
    assert.ok(painted > 2, `${painted} different bytes`);
  });

  it('decodes a line in the latent space by the decoder of its record, and shows it as a film strip', async () => {
    await toggleShown(page, 'lineShown');
    const box = await page.locator('[data-testid="tile-latent"] canvas').first().boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.2 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.8 * box.height, { steps: 3 });
    await page.mouse.up();
    await drawn(page);
    const pictures = await page
      .locator('[data-testid="film-strip"] canvas')
      .evaluateAll((canvases) => canvases.map((one) => (one instanceof HTMLCanvasElement ? one.toDataURL() : '')));
    assert.equal(pictures.length, 10);
    assert.notEqual(pictures[0], pictures[9], 'the ends of the line are different pictures');
  });

  it('draws points as small pictures at their codes when asked to', async () => {
    const thumbnails = page.locator('[data-testid="thumbnails"]');
    assert.equal(await thumbnails.count(), 0);
    await toggleShown(page, 'thumbnailsShown');
    const inked = await thumbnails.evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let count = 0;
      for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) count++;
      return count;
    });
    // A picture of 6 × 5 pixels is 22 wide and 18 high, with a border.
    assert.ok(inked >= 5 * 22 * 18, `${inked} pixels`);
  });
});
