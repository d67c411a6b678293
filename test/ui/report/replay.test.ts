// Going through the pictures of a run, in the report of one in Chromium.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { formatCount } from '../../../webview/format.js';
import { eventually } from '../../support/eventually.js';
import { drawn } from './drawn.js';
import { trainedReport } from './trained.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(2) },
  training: { steps: 2000 },
});
`;

describe('The timeline of a run', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  /** Of the frames. */
  let steps: number[];

  before(async () => {
    folder = await temporaryFolder();
    const report = await trainedReport(folder, 'circle', dataset);
    const events = (await readEventLog(path.dirname(report))).map(unpackEvent);
    steps = events.flatMap((event) => (event.kind === 'frame' ? [event.step] : []));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(`file://${report}`);
    await page.locator('.findings').waitFor();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const shownStep = async (): Promise<string> => {
    await drawn(page);
    return page.locator('[data-testid="timeline-step"]').innerText();
  };
  const stepAt = (index: number): string => `step ${formatCount(steps.at(index) ?? NaN)}`;
  const click = (button: string): Promise<void> => page.locator(`[data-testid="button-${button}"]`).click();

  it('goes a picture back and on with buttons, to the first and back to the newest', async () => {
    assert.ok(steps.length > 20, String(steps.length));
    assert.equal(await shownStep(), stepAt(-1));
    assert.ok(await page.locator('[data-testid="button-next"]').isDisabled());
    await click('previous');
    assert.equal(await shownStep(), stepAt(-2));
    await click('first');
    assert.equal(await shownStep(), stepAt(0));
    assert.ok(await page.locator('[data-testid="button-previous"]').isDisabled());
    await click('next');
    assert.equal(await shownStep(), stepAt(1));
    await click('live');
    assert.equal(await shownStep(), stepAt(-1));
  });

  it('does so with keys, but not where a number is entered', async () => {
    await page.locator('body').focus();
    for (const [key, index] of [
      [',', -2],
      [',', -3],
      ['.', -2],
      ['<', 0],
      ['.', 1],
      ['>', -1],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await shownStep(), stepAt(index), key);
    }
    await page.getByLabel('Speed of the replay').focus();
    await page.keyboard.press(',');
    assert.equal(await shownStep(), stepAt(-1));
  });

  it('plays as fast as is chosen, and over and over where it loops', async () => {
    const slider = page.locator('[data-testid="timeline"]');
    const shownIndex = async (): Promise<number> => Number(await slider.inputValue());
    await page.getByLabel('Speed of the replay').selectOption('0.25×');
    await click('first');
    const start = performance.now();
    await click('play');
    const played = await eventually('three pictures have been played', async () => {
      const index = await shownIndex();
      return index >= 3 && index;
    });
    const each = (performance.now() - start) / played;
    assert.ok(each > 200, `a picture in ${each} ms rather than 320`);
    await click('play');
    await page.getByLabel('Speed of the replay').selectOption('8×');
    await click('first');
    await click('play');
    await page.locator('[data-testid="button-live"]:disabled').waitFor();
    assert.equal(await shownStep(), stepAt(-1), 'it ends at the newest picture');

    await page.getByRole('button', { name: 'loop' }).click();
    await click('first');
    await click('play');
    const seen = new Set<number>();
    let last = 0;
    await eventually('a picture comes before one that was seen: it has gone around once', async () => {
      const index = await shownIndex();
      const isAround = index < last;
      last = index;
      seen.add(index);
      return isAround;
    });
    assert.ok(seen.size > 3);
    await click('play');
    await page.getByRole('button', { name: 'loop' }).click();
  });

  it('draws the trails of points where they were, and says of how many', async () => {
    await click('live');
    await drawn(page);
    const inked = (tile: string): Promise<number> =>
      page
        .locator(`[data-testid="tile-${tile}"] canvas`)
        .first()
        .evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return 0;
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          let count = 0;
          for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) count++;
          return count;
        });
    const toggle = page.locator('[data-testid="tile-latent"]').getByRole('button', { name: 'trails' });
    assert.match((await toggle.getAttribute('title')) ?? '', /^The way of all 200 codes over the last 12 pictures$/);
    await page.keyboard.press('<');
    for (let i = 0; i < 14; i++) await page.keyboard.press('.');
    await drawn(page);
    const without = await Promise.all(['data', 'latent'].map(inked));
    await toggle.click();
    await drawn(page);
    const trailing = await Promise.all(['data', 'latent'].map(inked));
    for (const k of [0, 1])
      assert.ok(trailing[k] > 1.1 * without[k], `${without[k]} pixels, with trails ${trailing[k]}`);
    await page.keyboard.press('<');
    await drawn(page);
    const first = await Promise.all(['data', 'latent'].map(inked));
    await toggle.click();
    await drawn(page);
    assert.deepEqual(await Promise.all(['data', 'latent'].map(inked)), first, 'the first picture has none');
  });
});
