// The page of a sweep, as `latent-atlas collect` writes it: its picture, its table, and what can be chosen.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { packEvent } from '../../../src/protocol/event-log.js';
import type { FromPanel } from '../../../src/protocol/panel.js';
import { wantedPoint } from '../../../src/protocol/point-run.js';
import type { SweepTable } from '../../../src/protocol/sweep-table.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { builtDistribution } from '../../support/distribution.js';
import { basicThemes, themes, useColors, violations } from './axe.js';
import { drawn } from './drawn.js';
import { exportNumbers, exportPicture, svgContent } from './exported.js';
import { PlayedHost } from './played-host.js';
import { openTab } from '../workbench/menus.js';
import { withBrowser } from './with-browser.js';

const dataset = `import { circle, defineDataset, euclidean, noise } from 'latent-atlas';
export default defineDataset(({ blur }) => ({
  manifold: blur > 0 ? noise(circle(), { standardDeviation: blur }) : circle(),
  samples: { train: 300, test: 100 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 60 },
}), { blur: 0 });
`;

/** Keeps no run but the first, which the page shows. */
const few = ['--keep-runs', 'first'];

describe('The page of a sweep', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  async function open(name: string, ...words: readonly string[]): Promise<void> {
    const cli = path.join(await builtDistribution(), 'cli.cjs');
    const out = path.join(folder, name);
    await promisify(execFile)(process.execPath, [cli, ...words, '--quiet', '--out', out]);
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

  withBrowser((opened) => ({ folder, browser } = opened));

  before(async () => {
    await writeFile(file('circle.dataset.ts'), dataset);
    await writeFile(file('noisy.dataset.ts'), dataset.replace('{ blur: 0 }', '{ blur: 0.05 }'));
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    page.on('pageerror', (error) => assert.fail(error));
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

  const pair = '[data-testid="sweep-pair"]';

  it('compares it with another by Shift+Enter: what differs as a table, and links to both runs', async () => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+Enter');
    await drawn(page);
    assert.deepEqual(await page.locator('.sweep-letter').allTextContents(), ['B', 'A']);
    const rows = await page.locator(`${pair} tbody tr`).allInnerTexts();
    const cells = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
    assert.deepEqual(cells.slice(0, 3), [['Parameters'], ['latent', 'S¹', 'ℝ¹', '–'], ['Results']]);
    const sup =
      cells
        .find(([name]) => name === 'sup ρ')
        ?.slice(1, 3)
        .map(Number) ?? [];
    assert.ok(sup[0] < 1 && sup[1] >= 1, `sup ρ ${sup.join(' and ')}`);
    const links = page.locator('[data-testid="sweep-open"]');
    const targets = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
    assert.deepEqual(targets, ['point-1/report.html', 'point-0/report.html']);
    const run = await browser.newPage();
    await run.goto(`file://${file('scan/point-1/report.html')}`);
    await run.locator('[data-testid="point-note"]', { hasText: 'S¹, seed 0' }).waitFor();
    assert.equal(await run.locator('[data-testid="button-to-sweep"]').count(), 0, 'it has no sweep beside it');
    await run.close();
  });

  it('breaks no rule of axe while two runs are compared, in any kind of theme', async () => {
    await page.evaluate(axe.source);
    const within = '[data-testid="tile-sweep"]';
    for (const theme of themes.filter(({ name }) => basicThemes.includes(name))) {
      await useColors(page, theme);
      assert.deepEqual(await violations(page, { within }), [], theme.name);
    }
  });

  it('leaves the second run, with the focus on the button that picks another', async () => {
    await page.locator('[data-testid="sweep-leave"]').press('Enter');
    const compare = page.locator('[data-testid="sweep-compare"]:focus');
    await compare.press('Enter');
    assert.equal(await page.locator(pair).count(), 0);
    await page.locator(`${marks} .target`).last().click({ force: true });
    assert.match(await page.locator('[data-testid="sweep-second"]').innerText(), /^B: ℝ², seed 0/);
    await page.locator('[data-testid="sweep-leave"]').click();
  });

  it('has the run beside it once the picture is made small', async () => {
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
    await open('noisy', 'find-latent', file('noisy.dataset.ts'), '--seeds', '0', ...few);
    assert.equal(await page.locator('.sweep-floor').count(), 1);
    assert.match(await page.locator('.sweep-legend').innerText(), /noise floor/);
  });

  it('draws two parameters as a heat map, lists in the order of their numbers', async () => {
    const words = ['--vary', 'hidden=[16],[8]', '--vary', 'optimizer.learningRate=1e-3,1e-2', ...few];
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
    await open('lines', 'sweep', file('circle.dataset.ts'), ...words, '--sobol', '3', ...few);
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

  it('asks in the panel for the run of a point, which is kept or trained again, and for two to compare', async () => {
    const panel = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    panel.on('pageerror', (error) => assert.fail(error));
    const host = await PlayedHost.before(panel);
    const events = await readEventLog(file('scan/point-0'));
    const table = JSON.parse(await readFile(file('scan/sweep.json'), 'utf8')) as SweepTable;
    const session = { label: 'circle', status: 'idle', reading: null, fault: null, sweep: null } as const;
    await panel.goto(`file://${file('scan/point-0/report.html')}`);
    await host.tell({ kind: 'session', session: { ...session, keptRuns: [] } });
    await host.events(true, [...events, packEvent({ kind: 'sweepTable', table, shown: null })]);
    await openTab(panel, 'sweep');
    const choosePoint = (index: number, ...modifiers: 'Shift'[]): Promise<void> =>
      panel.locator(`${marks} .target`).nth(index).click({ modifiers, force: true });
    const sent = async (): Promise<FromPanel | undefined> => (await host.sent()).at(-1);
    const [first, second] = table.rows
      .slice(0, 2)
      .map((row, k) => wantedPoint(table, row, `${['ℝ¹', 'S¹'][k]}, seed 0`));
    assert.ok(second.outcome !== null);

    // Three marks each: sup ρ, a quantile and the median.
    await choosePoint(0);
    await panel.getByText('its run is on show').waitFor();
    await choosePoint(3);
    await panel.getByRole('button', { name: 'Train this point again' }).click();
    assert.deepEqual(await sent(), { kind: 'openPoint', wanted: second });
    const kept = { seed: 0, latent: 'S¹', ...second.outcome };
    await host.tell({ kind: 'session', session: { ...session, keptRuns: [kept] } });
    await panel.getByRole('button', { name: 'Open its run' }).waitFor();

    await choosePoint(0);
    await choosePoint(3, 'Shift');
    await panel.getByRole('button', { name: 'Compare their runs' }).click();
    assert.deepEqual(await sent(), { kind: 'comparePoints', reference: first, wanted: second });
    await panel.close();
  });
});
