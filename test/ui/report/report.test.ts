// The report of a run, as a reader sees it in Chromium: what it says is what result.json holds.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { detectorName } from '../../../src/protocol/detector-name.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { formatBound, formatMeasured, formatNumber } from '../../../webview/format.js';
import { workingPoint } from '../../../webview/math/roc-curve.js';
import { aucInWords } from '../../../webview/state/auc-words.js';
import { builtDistribution } from '../../support/distribution.js';
import { eventually } from '../../support/eventually.js';
import { drawn } from './drawn.js';
import { forEachTab } from './each-tab.js';

const seeds = [3, 4, 5];
const testSize = 1500;

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  name: 'Report under test',
  manifold: circle({ radius: 1 }),
  samples: { train: 2000, test: ${testSize} },
  signal: { inner: circle({ radius: 0.5 }), outer: circle({ radius: 1.2 }) },
  observables: { height: { unit: 'm', of: ([, y]) => y } },
  bumpHunt: { observable: 'height', window: [0.1, 0.25], cut: 0.5, signalFraction: 0.05 },
  autoencoder: { hidden: [16], latent: euclidean(1) },
  training: { steps: 600, seed: ${seeds[0]} },
});
`;

describe('The report of a run', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let result: RunResult;

  before(async () => {
    folder = await temporaryFolder();
    const file = path.join(folder, 'under-test.dataset.ts');
    await writeFile(file, dataset);
    const cli = path.join(await builtDistribution(), 'cli.cjs');
    const out = path.join(folder, 'sweep');
    await promisify(execFile)(process.execPath, [
      cli,
      'sweep',
      file,
      '--seeds',
      `${seeds[0]}-${seeds[2]}`,
      '--workers',
      '2',
      '--out',
      out,
      '--quiet',
    ]);
    result = JSON.parse(await readFile(path.join(out, `seed-${seeds[0]}`, 'result.json'), 'utf8')) as RunResult;
    browser = await launchChromium();
    page = await open(path.join(out, 'report.html'));
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  /** Opens a report, which must not complain, and must load nothing. */
  async function open(file: string): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    opened.on('pageerror', (error) => assert.fail(error));
    opened.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
    await opened.goto(`file://${file}`);
    await opened.locator('.tiles').waitFor();
    return opened;
  }

  const tile = (name: string): Locator => page.locator(`[data-testid="tile-${name}"]`);

  /** Opens the tab of a view. */
  async function show(name: string): Promise<void> {
    await page.locator(`[data-testid="tab-${name}"]`).click();
    await drawn(page);
  }

  /** Makes choices in the menu of a view, and closes it. */
  async function choose(name: string, choice: (menu: Locator) => Promise<unknown>): Promise<void> {
    await page.locator(`[data-testid="menu-${name}"]`).click();
    await choice(page.locator(`[data-testid="menu-${name}-popup"]`));
    await page.keyboard.press('Escape');
    await drawn(page);
  }

  /** Names at the axes of all pictures of a tile. */
  const axisNames = (name: string): Promise<string[]> => tile(name).locator('.axis-name').allTextContents();

  const cells = (row: Locator): Promise<string[]> => row.locator('th, td').allInnerTexts();

  it('has a tab for each analysis, below the pictures', async () => {
    assert.deepEqual(await page.locator('.tab-pane [role="tab"]').allTextContents(), [
      'Signals',
      'Bump hunt',
      'Errors and loss',
      'Obstruction',
      'Homology',
      'Seeds',
      'Network',
    ]);
    const pane = await page.locator('.tab-pane').boundingBox();
    assert.ok(pane !== null && pane.y + pane.height <= 800, 'all of it is in the window');
    for (const name of ['data', 'latent', 'error-map']) {
      const picture = await tile(name).boundingBox();
      assert.ok(picture !== null && picture.y + picture.height <= pane.y, name);
    }
  });

  it('compares ρ with simpler detectors in a table, the numbers those of the result', async () => {
    await show('roc');
    const rows = await Promise.all((await tile('roc').locator('tbody tr').all()).map(cells));
    assert.equal(rows[0][0].trim(), 'ρ');
    const { signals, baselines } = result;
    assert.deepEqual(
      rows[0].slice(1, 3),
      signals.map(({ auc, aucError }) => formatMeasured(auc, aucError)),
    );
    assert.equal(rows.length, 1 + (baselines ?? []).length / signals.length);
    for (const [name, ...aucs] of rows.slice(1)) {
      const ofDetector = (baselines ?? []).filter((baseline) => detectorName(baseline) === name.trim());
      assert.deepEqual(
        aucs.slice(0, 2),
        ofDetector.map(({ auc, aucError }) => formatMeasured(auc, aucError)),
        name,
      );
    }
  });

  it('draws the ROC curves of ρ for each signal, and of the detectors for one, in three pictures', async () => {
    assert.deepEqual(await axisNames('roc'), [
      'background efficiency',
      'signal efficiency',
      'signal efficiency',
      'improvement',
      'signal efficiency',
      'rejection',
    ]);
    const roc = tile('roc').locator('.pane-roc');
    assert.equal(await roc.locator('path.curve[class*="signal-"]').count(), 2);
    assert.equal(await roc.locator('path.curve[class*="baseline-"]').count(), (result.baselines ?? []).length / 2);
    await choose('roc', (menu) => menu.getByRole('button', { name: 'baselines' }).click());
    assert.equal(await roc.locator('path.curve[class*="baseline-"]').count(), 0);
  });

  it('says in words what the area under the curve comes to', async () => {
    const [{ auc, aucError }] = result.signals;
    assert.ok(
      (await page.locator('[data-testid="roc-headline"]').innerText()).startsWith(
        `inner: AUC ${formatMeasured(auc, aucError)}: ${aucInWords(auc, aucError)}`,
      ),
    );
  });

  it('tells the signal efficiency at the background efficiency that is entered', async () => {
    const [inner, outer] = result.signals;
    const told = async (): Promise<string> => (await cells(tile('roc').locator('tbody tr').first())).at(-1) ?? '';
    const expected = (signal: typeof inner, at: number): string => {
      const { value, error } = workingPoint(signal.roc, at, testSize, signal.count);
      return formatMeasured(value, error);
    };
    assert.equal(await told(), expected(inner, 0.01));
    await page.locator('[data-testid="menu-roc"]').click();
    const field = page.locator('[data-testid="background-efficiency"]');
    await field.fill('0.2');
    await drawn(page);
    assert.equal(await told(), expected(inner, 0.2));
    await field.fill('2');
    await drawn(page);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await told(), expected(inner, 0.2), 'what is not valid changes nothing');
    await field.blur();
    await drawn(page);
    assert.equal(await field.inputValue(), '0.2');
    await page.locator('[data-testid="menu-roc-popup"]').getByLabel('Signal whose').selectOption('outer');
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await told(), expected(outer, 0.2));
  });

  it('shows barcodes with their Betti numbers, and tells of a bar that the keyboard points at', async () => {
    await show('homology');
    const { homology } = result;
    assert.ok(homology !== null);
    const headings = await tile('homology').locator('.pane-facts strong').allInnerTexts();
    const betti = [homology.data, homology.latent, homology.reconstruction].map((one) =>
      one.betti.map((b, k) => `b${'₀₁₂'[k]}\u00a0=\u00a0${b}`).join(', '),
    );
    assert.deepEqual(headings, betti);
    assert.match(
      (await page.locator('[data-testid="bottleneck"]').textContent()) ?? '',
      new RegExp(`H₀\u00a0${formatNumber(homology.bottleneck[0] ?? NaN).replace('.', '\\.')}`),
    );
    assert.deepEqual(await axisNames('homology'), Array.from({ length: 3 }, () => ['scale', 'bars']).flat());

    const data = tile('homology').locator('.pane').first();
    await data.getByRole('img').focus();
    await drawn(page);
    await page.keyboard.press('End');
    await drawn(page);
    const [birth, death] = homology.data.barcodes.at(-1)?.at(-1) ?? [0, 0];
    assert.equal(
      (await data.locator('.readout').innerText()).split('\n')[0],
      `H₁ [${formatNumber(birth)}, ${formatNumber(death ?? NaN)}), length ${formatNumber((death ?? NaN) - birth)}`,
    );
    await page.keyboard.press('Home');
    await drawn(page);
    assert.match(await data.locator('.readout').innerText(), /^H₀ \[0, ∞\)/);
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal((await data.locator('.readout').innerText()).trim(), '');
  });

  it('tells of a point of a persistence diagram under the pointer', async () => {
    await choose('homology', (menu) => menu.getByLabel('Picture').selectOption('diagram'));
    assert.deepEqual(await axisNames('homology'), Array.from({ length: 3 }, () => ['birth', 'death']).flat());
    const data = tile('homology').locator('.pane').first();
    assert.equal(await data.locator('.diagram-point').count(), result.homology?.data.barcodes.flat().length);
    await data.locator('.diagram-point.dimension-1').last().hover();
    await drawn(page);
    assert.match(await data.locator('.readout').innerText(), /^H₁ \[/);
  });

  it('hunts the bump before and after the cut, with units at its axes', async () => {
    await show('bump-hunt');
    const { bumpHunt } = result;
    assert.ok(bumpHunt !== null);
    const { before: whole, after: cut, scan } = bumpHunt;
    const told = await tile('bump-hunt').locator('.pane-facts strong').allInnerTexts();
    assert.deepEqual(
      told,
      [whole, cut].map(
        ({ significance, significanceError }) => `Z = ${formatMeasured(significance ?? NaN, significanceError ?? NaN)}`,
      ),
    );
    const facts = await tile('bump-hunt').locator('.pane').first().innerText();
    assert.match(
      facts,
      new RegExp(`χ²/dof = ${formatNumber(whole.chiSquare ?? NaN).replace('.', '\\.')}/${whole.degreesOfFreedom}`),
    );
    const width = formatBound((whole.to - whole.from) / whole.counts.length);
    const spectrum = ['height (m)', `events per ${width} m`];
    assert.deepEqual(await axisNames('bump-hunt'), [
      ...spectrum,
      ...spectrum,
      'share of the events that are kept',
      'significance Z',
    ]);
    assert.equal(await tile('bump-hunt').locator('.pane').first().locator('.count').count(), whole.counts.length);
    assert.equal(
      await tile('bump-hunt').locator('.scan-point').count(),
      scan.filter(({ significance }) => significance !== null).length,
    );
  });

  it('shows every seed of the sweep, sorted, with the place of its largest ρ', async () => {
    const results = await Promise.all(
      seeds.map(
        async (seed) =>
          JSON.parse(await readFile(path.join(folder, 'sweep', `seed-${seed}`, 'result.json'), 'utf8')) as RunResult,
      ),
    );
    await show('seeds');
    const sorted = results.toSorted((a, b) => a.error.sup - b.error.sup);
    const [bySup, byPlace, table] = await tile('seeds').locator('.pane').all();
    assert.deepEqual(
      await table.locator('tbody th').allInnerTexts(),
      sorted.map(({ seed }) => String(seed)),
    );
    assert.deepEqual(await axisNames('seeds'), ['seeds, sorted by sup ρ', 'sup ρ', 'θ (rad)', 'sup ρ']);
    assert.equal(await byPlace.locator('.seed-tick').count(), seeds.length);
    await bySup.getByRole('img').focus();
    await drawn(page);
    for (const { seed, error, supParameters } of sorted) {
      await page.keyboard.press('ArrowRight');
      await drawn(page);
      const text = await bySup.locator('.readout').innerText();
      assert.ok(
        text.startsWith(
          `seed ${seed}: sup ρ ${formatNumber(error.sup)} at θ = ${formatNumber(supParameters?.[0] ?? NaN)} rad`,
        ),
        text,
      );
    }
    const untangled = results.filter(({ certificate }) => certificate === null).length;
    assert.match(
      await page.locator('[data-testid="seeds-facts"]').innerText(),
      new RegExp(`^${untangled} of 3 seeds: found no two points with the same code`),
    );
  });

  it('says what is not there, and how to get it', async () => {
    const alone = await open(path.join(folder, 'sweep', `seed-${seeds[1]}`, 'report.html'));
    await alone.locator('[data-testid="tab-seeds"]').click();
    const text = await alone.locator('[data-testid="tile-seeds"]').innerText();
    assert.match(text, /latent-atlas sweep/);
    assert.equal(await alone.locator('[data-testid="button-sweep"]').count(), 0, 'a report trains nothing');
    await alone.close();
  });

  /** Where the pictures are. */
  const layout = async (): Promise<string> => {
    const plots = await page.locator('.plot').all();
    return JSON.stringify(await Promise.all(plots.map((plot) => plot.boundingBox())));
  };

  for (const [width, name] of [
    [1280, 'wide'],
    [800, 'beside an editor'],
    [360, 'narrow'],
  ] as const) {
    it(`fits a window ${name}: nothing runs out of it, and every picture has room`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await eventually('the layout rests', async () => {
        const before = await layout();
        await drawn(page);
        return (await layout()) === before;
      });
      const overflow = await page
        .locator('.tiles')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      assert.equal(overflow, 0);
      await forEachTab(page, async (name) => {
        const plots = await page.locator('.tab-pane .plot').all();
        for (const plot of plots) {
          const box = await plot.boundingBox();
          assert.ok(box !== null && box.width > 140 && box.height > 90, `${name}: ${JSON.stringify(box)}`);
        }
      });
    });
  }

  it('gives a tile the whole panel, and takes it back', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await drawn(page);
    await show('bump-hunt');
    await tile('bump-hunt').getByRole('button', { name: 'Enlarge: Bump hunt' }).click();
    await drawn(page);
    await tile('data').waitFor({ state: 'hidden', timeout: 5000 });
    const box = await tile('bump-hunt').boundingBox();
    assert.ok(box !== null && box.width > 1200 && box.height > 500, JSON.stringify(box));
    await tile('bump-hunt').getByRole('button', { name: 'Show all pictures again' }).click();
    await drawn(page);
    await tile('data').waitFor({ state: 'visible', timeout: 5000 });
  });
});
