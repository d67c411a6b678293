// The pane of tabs, with the mouse and with keys, and the pictures in it at every size.
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { openReport, trainedReport } from './trained.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 300 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 300 },
});
`;

describe('The pane of tabs', () => {
  let folder: string;
  let browser: Browser;
  let report: string;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    report = await trainedReport(folder, 'circle', dataset);
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  afterEach(() => page.close());

  const open = async (width: number, height: number): Promise<void> => {
    page = await openReport(browser, report, { width, height });
    await page.getByTestId('tab-pane').waitFor();
  };
  const selected = (): Locator => page.locator('[role="tab"][aria-selected="true"]');
  const titles = (): Promise<string[]> => page.locator('[role="tab"]').allInnerTexts();
  const shown = async (view: string): Promise<void> => {
    await page.locator(`.tab-panel > .tile-${view}`).waitFor();
  };

  it('has errors and loss side by side where it is wide, one tab for both', async () => {
    await open(1200, 800);
    assert.equal(await selected().innerText(), 'Errors and loss');
    const [errors, loss] = [page.getByTestId('tile-histogram'), page.getByTestId('tile-loss')];
    const [left, right] = [await errors.boundingBox(), await loss.boundingBox()];
    assert.ok(left !== null && right !== null && left.x + left.width <= right.x + 1 && left.y === right.y);
    assert.equal(await page.getByTestId('tab-loss').count(), 0);

    await page.setViewportSize({ width: 540, height: 798 });
    await page.getByTestId('tab-loss').waitFor();
    assert.equal(await selected().innerText(), 'Errors');
    assert.equal(await loss.count(), 0);
  });

  it('enlarges and hides each of the two', async () => {
    await open(1200, 800);
    const loss = page.getByTestId('tile-loss');
    await loss.hover();
    await page.getByTestId('enlarge-loss').click();
    await page.locator('.tile-loss.enlarged').waitFor();
    assert.equal(await page.getByTestId('tile-histogram').count(), 0);
    await page.keyboard.press('Escape');
    await page.getByTestId('tile-histogram').waitFor();
    await loss.hover();
    await page.getByTestId('menu-loss').click();
    await page.getByTestId('menu-loss-popup').getByText('Hide').click();
    await loss.waitFor({ state: 'detached' });
    assert.equal(await selected().innerText(), 'Errors');
  });

  it('puts tabs that find no room into a menu, never the one that is open', async () => {
    await open(540, 798);
    const inLine = await titles();
    const more = page.getByTestId('more-tabs');
    await more.click();
    const inMenu = await page.getByTestId('more-tabs-popup').locator('.menu-item').allInnerTexts();
    assert.ok(inLine.length > 0 && inMenu.length > 0);
    assert.equal(new Set([...inLine, ...inMenu]).size, inLine.length + inMenu.length);
    assert.ok(inMenu.some((title) => title.includes('Network')));

    await page.getByTestId('tab-network').click();
    await shown('network');
    assert.equal(await selected().innerText(), 'Network');
    assert.equal(
      await selected().getAttribute('data-testid'),
      await page.locator(':focus').getAttribute('data-testid'),
    );
    const [pane, tab] = [await page.getByTestId('tab-pane').boundingBox(), await selected().boundingBox()];
    assert.ok(pane !== null && tab !== null && tab.x + tab.width <= pane.x + pane.width && tab.height <= 28);
  });

  it('is walked with arrow keys through all tabs, those of the menu too', async () => {
    await open(540, 798);
    await selected().focus();
    const walked: string[] = [];
    do {
      walked.push(await selected().innerText());
      const before = await selected().getAttribute('data-testid');
      await page.keyboard.press('ArrowRight');
      await page.locator(`[role="tab"][aria-selected="true"]:focus:not([data-testid="${before}"])`).waitFor();
    } while ((await selected().innerText()) !== walked[0] && walked.length < 20);
    assert.ok(
      ['Errors', 'Loss', 'Obstruction', 'Network'].every((title) => walked.includes(title)),
      walked.join(),
    );
    await page.keyboard.press('End');
    await shown('network');
    await page.keyboard.press('Home');
    await shown('histogram');
  });

  for (const [width, height] of [
    [540, 798],
    [1200, 800],
    [691, 270],
    [300, 798],
  ] as const) {
    it(`has no picture that is cut off at ${width} × ${height}`, async () => {
      await open(width, height);
      const pane = page.getByTestId('tab-pane');
      for (const view of ['histogram', 'loss', 'obstruction', 'network']) {
        const tab = page.getByTestId(`tab-${view}`);
        if ((await tab.count()) > 0) {
          if (!(await tab.isVisible())) await page.getByTestId('more-tabs').click();
          await tab.click();
        }
        await shown(view);
        const picture = pane.locator(`.tile-${view} .tile-picture`);
        const [box, plot] = [await picture.boundingBox(), await picture.locator('.plot').first().boundingBox()];
        assert.ok(box !== null && plot !== null);
        assert.ok(plot.height >= 60 && plot.width >= 150, `${view}: ${plot.width} × ${plot.height}`);
        assert.ok(plot.y + plot.height <= box.y + box.height + 1, `${view} is cut off below`);
        for (const text of await picture.locator('.plot svg text').all()) {
          const place = await text.boundingBox();
          if (place === null) continue;
          const said = `${view}: “${await text.textContent()}”`;
          assert.ok(place.x >= box.x - 1 && place.x + place.width <= box.x + box.width + 1, `${said} sticks out`);
          assert.ok(place.y + place.height <= box.y + box.height + 2, `${said} is cut off below`);
        }
      }
    });
  }

  it('names the lines of the errors and the end of the loss in the pictures', async () => {
    await open(1200, 800);
    const errors = await page.getByTestId('tile-histogram').locator('.upright text').allTextContents();
    assert.equal(errors[0], 'no network below 1');
    // Its word gives way where there is no room.
    assert.match(errors[1], /^(worst )?\d/);
    assert.match((await page.getByTestId('tile-loss').locator('.loss-end').textContent()) ?? '', /^test \d/);
  });
});
