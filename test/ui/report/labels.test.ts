// A table with labels in the report of a run, as a reader sees it in Chromium: colours, legend, selection, tables.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { colorBy, openMenu } from './menus.js';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';

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
    await colorBy(page, 'kind');
    const latent = await entries('latent');
    assert.equal(latent.length, 4);
    assert.match(latent.join('|'), /^a \d+\|b \d+\|c \d+\|missing \d+$/);
    const total = latent.reduce((sum, text) => sum + Number(text.split(' ').at(-1)), 0);
    assert.equal(total, 60, 'the fifth of 300 rows that tests');
    assert.deepEqual(await entries('data'), latent);
    assert.deepEqual(await entries('error-map'), latent);
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
