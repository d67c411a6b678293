// The page of a sweep, as `latent-atlas collect` writes it: its picture, its table, and what can be chosen.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { builtDistribution } from '../../support/distribution.js';
import { drawn } from './drawn.js';
import { exportNumbers, exportPicture, svgContent } from './exported.js';

const dataset = `import { circle, defineDataset, euclidean, noise } from 'latent-atlas';
export default defineDataset(({ blur }) => ({
  manifold: blur > 0 ? noise(circle(), { standardDeviation: blur }) : circle(),
  samples: { train: 300, test: 100 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 60 },
}), { blur: 0 });
`;

describe('The page of a sweep', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  async function open(name: string, ...words: readonly string[]): Promise<void> {
    const cli = path.join(await builtDistribution(), 'cli.cjs');
    const out = path.join(folder, name);
    await promisify(execFile)(process.execPath, [cli, ...words, '--quiet', '--keep-runs', 'first', '--out', out]);
    await page.goto(`file://${path.join(out, 'sweep.html')}`);
    await page.locator('[data-testid="tile-sweep"]').waitFor();
    await drawn(page);
  }

  /** Saves the picture for a column of a paper, and looks for texts in it. */
  async function assertExported(...texts: readonly string[]): Promise<void> {
    const svg = await exportPicture(page, 'sweep', 'SVG');
    assert.match(svg.file, /-sweep\.svg$/);
    const picture = await svgContent(page, svg.bytes);
    assert.deepEqual([picture.error, picture.width], [null, '85mm']);
    for (const text of texts)
      assert.ok(
        picture.texts.some((one) => one.includes(text)),
        `${text} in ${picture.texts.join(' | ')}`,
      );
  }

  const file = (name: string): string => path.join(folder, name);
  const marks = '[data-testid="tile-sweep"] [data-mark]';

  before(async () => {
    folder = await temporaryFolder();
    await writeFile(file('circle.dataset.ts'), dataset);
    await writeFile(file('noisy.dataset.ts'), dataset.replace('{ blur: 0 }', '{ blur: 0.05 }'));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    page.on('pageerror', (error) => assert.fail(error));
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  it('shows a search for a latent space large, with what no network gets below and what holds the data', async () => {
    await open('scan', 'find-latent', file('circle.dataset.ts'), '--seeds', '0');
    const picture = await page.locator('[data-testid="tile-sweep"] .with-words-picture').boundingBox();
    assert.ok(picture !== null && picture.height > 500 && picture.width > 640, JSON.stringify(picture));
    assert.equal(await page.locator('[data-testid="verdict"]').count(), 0, 'which would be that of one run of many');
    assert.equal(await page.locator(marks).count(), 3);
    assert.equal(await page.locator('.sweep-bound text').textContent(), '≥ 1');
    assert.equal(await page.locator('.sweep-threshold').count(), 1);
    assert.equal(await page.locator('.sweep-floor').count(), 0, 'no noise is known');
    assert.match(await page.locator('[data-testid="sweep-table"]').innerText(), /ℝ¹[^]*S¹[^]*ℝ²/);
  });

  it('chooses a run by the keyboard', async () => {
    await page.locator('[data-testid="tile-sweep"] .plot').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.match(await page.locator('[data-testid="sweep-chosen"]').innerText(), /^S¹, seed 0/);
  });

  it('has the run beside it once the picture is made small', async () => {
    // The first leaves the mark.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="verdict"]').waitFor();
    await page.locator('[data-testid="tile-data"]').waitFor();
  });

  it('is saved as a figure with its bounds and legend, and as a table with a row for each run', async () => {
    await assertExported('ℝ¹', 'S¹', 'ℝ²', '≥ 1', 'sup ρ', 'holds: sup ρ below it');
    const csv = await exportNumbers(page, 'sweep', 'Save data as CSV');
    const [head, ...rows] = csv.bytes.toString('utf8').trimEnd().split('\n');
    assert.match(head, /sup ρ/);
    assert.equal(rows.length, 3);
  });

  it('draws the noise floor where the file adds noise', async () => {
    await open('noisy', 'find-latent', file('noisy.dataset.ts'), '--seeds', '0');
    assert.equal(await page.locator('.sweep-floor').count(), 1);
    assert.match(await page.locator('.sweep-legend').innerText(), /noise floor/);
  });

  it('draws two parameters as a heat map, lists in the order of their numbers', async () => {
    const words = ['--vary', 'hidden=[16],[8]', '--vary', 'optimizer.learningRate=1e-3,1e-2'];
    await open('map', 'sweep', file('circle.dataset.ts'), ...words);
    assert.equal(await page.locator(marks).count(), 4);
    const ticks = await page.locator('[data-testid="tile-sweep"] text.tick').allTextContents();
    assert.deepEqual(ticks, ['[8]', '[16]', '0.001', '0.01']);
    await assertExported('hidden', 'optimizer.learningRate', '[8]', '[16]', '0.001', '0.01');
    const name = page.locator('[data-testid="tile-sweep"] .axis-name', { hasText: 'optimizer.learningRate' });
    const ofName = await name.boundingBox();
    for (const cell of await page.locator(marks).all()) {
      const box = await cell.boundingBox();
      assert.ok(ofName !== null && box !== null && ofName.y + ofName.height <= box.y, 'no cell lies over the name');
    }
  });

  it('draws more as parallel coordinates, with every name inside the picture', async () => {
    const words = [
      '--vary',
      'hidden=[16],[8]',
      '--vary',
      'batchSize=16,64',
      '--vary',
      'optimizer.learningRate=logUniform(1e-4,1e-2)',
    ];
    await open('lines', 'sweep', file('circle.dataset.ts'), ...words, '--sobol', '3');
    assert.equal(await page.locator(marks).count(), 3);
    const plot = await page.locator('[data-testid="tile-sweep"] .plot').boundingBox();
    for (const name of await page.locator('[data-testid="tile-sweep"] .axis-name').all()) {
      const box = await name.boundingBox();
      assert.ok(box !== null && plot !== null && box.x >= plot.x && box.x + box.width <= plot.x + plot.width);
    }
    await assertExported('hidden', 'batchSize', 'learningRate');
    await page.setViewportSize({ width: 420, height: 720 });
    await drawn(page);
    const names = await page.locator('[data-testid="tile-sweep"] .axis-name').all();
    const boxes = (await Promise.all(names.map((name) => name.boundingBox()))).filter((box) => box !== null);
    assert.equal(boxes.length, 4);
    boxes.forEach((box, k) => {
      for (const other of boxes.slice(0, k)) {
        const isApart =
          other.x + other.width <= box.x || other.y + other.height <= box.y || box.y + box.height <= other.y;
        assert.ok(isApart, `${JSON.stringify(box)} over ${JSON.stringify(other)}`);
      }
    });
  });
});
