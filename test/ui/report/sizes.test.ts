// The panel at the sizes that it has beside an editor, below a terminal, in a window of its own.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { drawnWidth, measurePanel } from '../workbench/measure.js';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({ manifold: circle(), autoencoder: { latent: euclidean(1) }, training: { steps: 2000 } });
`;

const pictures = ['tile-data', 'tile-latent', 'tile-error-map'];

describe('The panel at every size', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    const report = await trainedReport(folder, 'circle', dataset);
    browser = await launchChromium();
    page = await openReport(browser, report);
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const at = async (width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await drawn(page);
    return measurePanel(page);
  };

  for (const width of [480, 540, 700, 1200]) {
    for (const height of [560, 650, 798, 900]) {
      it(`shows all four live pictures whole at ${width} × ${height}`, async () => {
        const { whole, above, below, overflowing } = await at(width, height);
        assert.deepEqual(
          pictures.filter((name) => !whole.includes(name)),
          [],
        );
        assert.equal(whole.length >= 4, true, whole.join());
        assert.ok(above <= 130, `${above} px above the first picture`);
        assert.ok(below <= 34, `${below} px below the last`);
        assert.deepEqual(overflowing, []);
      });
    }
  }

  it('draws the circle large beside an editor and in a wide panel', async () => {
    await at(540, 798);
    const beside = await drawnWidth(page, 'data');
    assert.ok(beside >= 210, `${beside} px at 540 × 798`);
    await at(1200, 800);
    const wide = await drawnWidth(page, 'data');
    assert.ok(wide >= 330, `${wide} px at 1200 × 800`);
  });

  it('shows two whole pictures above a terminal', async () => {
    const { whole } = await at(691, 270);
    assert.ok(whole.filter((name) => pictures.includes(name)).length >= 2, whole.join());
  });

  for (const width of [300, 480, 540, 700, 1200]) {
    for (const height of [250, 360, 520, 700, 900]) {
      it(`has no tile taller than the panel, and one line of tools, at ${width} × ${height}`, async () => {
        const { tallest, toolbar, whole } = await at(width, height);
        assert.ok(tallest <= height, `a tile of ${tallest} px`);
        assert.ok(toolbar <= 35, `a toolbar of ${toolbar} px`);
        assert.ok(whole.length > 0, 'expected one whole picture at least');
      });
    }
  }
});
