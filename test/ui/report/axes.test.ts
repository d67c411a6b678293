// Axes in space, of data much wider than high.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';
import { withBrowser } from './with-browser.js';

const dataset = `import { defineDataset, euclidean, torus } from 'latent-atlas';
export default defineDataset({
  manifold: torus({ majorRadius: 300, minorRadius: 100 }),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(2), standardize: true },
  training: { steps: 20 },
});
`;

describe('Axes in space', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  withBrowser((opened) => ({ folder, browser } = opened));

  before(async () => {
    page = await openReport(browser, await trainedReport(folder, 'torus', dataset));
  });

  for (const width of [1280, 420]) {
    it(`have their names and numbers inside the picture, in a window of ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await drawn(page);
      const plot = page.getByTestId('tile-data').locator('.plot').first();
      const frame = await plot.boundingBox();
      const texts = await plot.locator('.axes text').all();
      assert.ok(frame !== null && texts.length > 6, `${texts.length} texts`);
      for (const text of texts) {
        const box = await text.boundingBox();
        const isInside =
          box !== null &&
          box.x >= frame.x - 1 &&
          box.x + box.width <= frame.x + frame.width + 1 &&
          box.y + box.height <= frame.y + frame.height + 1;
        assert.ok(isInside, `"${await text.textContent()}" is cut off`);
      }
    });
  }
});
