// Bars of persistent homology chosen in the report of a run, as a reader does it in Chromium: what they select, show and tell.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import type { HomologyResult, RunResult } from '../../../src/protocol/result.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';

/** Two rings in the latent plane; more points than are drawn, so that landmarks are not all among them. */
const rings = `import { defineDataset, euclidean, linkedRings } from 'latent-atlas';
export default defineDataset({
  manifold: linkedRings({ radius: 1 }),
  samples: { train: 1000, test: 2000 },
  autoencoder: { hidden: [16], latent: euclidean(2) },
  training: { steps: 300 },
});
`;

const sphere = `import { defineDataset, euclidean, sphere } from 'latent-atlas';
export default defineDataset({
  manifold: sphere(),
  samples: { train: 1000, test: 150 },
  autoencoder: { hidden: [16], latent: euclidean(2) },
  training: { steps: 100 },
});
`;

const spaces = ['data', 'latent', 'reconstruction'] as const;
type Space = (typeof spaces)[number];

describe('Choosing bars of persistent homology', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let started: RunStarted;
  let last: RunFrame;
  let homology: HomologyResult;

  before(async () => {
    folder = await temporaryFolder();
    const report = await trainedReport(folder, 'rings', rings);
    const result = JSON.parse(await readFile(path.join(folder, 'rings', 'result.json'), 'utf8')) as RunResult;
    assert.ok(result.homology !== null);
    homology = result.homology;
    for (const packed of await readEventLog(path.join(folder, 'rings'))) {
      const event = unpackEvent(packed);
      if (event.kind === 'started') started = event;
      if (event.kind === 'frame') last = event;
    }
    browser = await launchChromium();
    page = await openReport(browser, report);
    await openTab();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const byId = (id: string): Locator => page.locator(`[data-testid="${id}"]`);

  async function openTab(): Promise<void> {
    await byId('tab-homology').click();
    await drawn(page);
  }

  const cell = (space: Space): Locator => byId('tile-homology').locator('.pane').nth(spaces.indexOf(space));
  const bar = (space: Space, dimension: number, rank: number): Locator =>
    cell(space).locator(`.bar.dimension-${dimension} .target`).nth(rank);
  const readout = async (space: Space): Promise<string[]> =>
    (await cell(space).locator('.readout').innerText()).split('\n');

  /** Rows of the points that are selected. */
  async function selectedRows(): Promise<number[]> {
    if ((await byId('selection').count()) === 0) return [];
    const [download] = await Promise.all([page.waitForEvent('download'), byId('selection-save').click()]);
    const [header, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    assert.ok(header.startsWith('index,'));
    return rows.map((row) => Number(row.split(',')[0]));
  }

  async function click(target: Locator, modifiers: ('Shift' | 'Control')[] = []): Promise<void> {
    await target.click({ modifiers });
    await drawn(page);
  }

  /** Which ring a point lies on: the first lies in the plane z = 0. */
  const isOnFirst = (row: number): boolean => Math.abs(started.display.points[3 * row + 2]) < 1e-6;
  const all = (): number[] => Array.from({ length: started.display.count }, (_, row) => row);

  /** Those drawn points whose nearest landmark, of all that are drawn, is behind a bar: what a bar selects, except for landmarks that are not drawn. */
  function nearDrawnLandmarks(values: Float32Array, space: Space, dimension: number, rank: number): Set<number> {
    const [components] = homology[space].representatives ?? [];
    const landmarks = [...new Set(components.flat())].filter((row) => row < started.display.count);
    const behind = new Set(homology[space].representatives?.[dimension][rank]);
    const width = values.length / started.display.count;
    const distance = (a: number, b: number): number =>
      Math.hypot(...Array.from({ length: width }, (_, k) => values[a * width + k] - values[b * width + k]));
    return new Set(
      all().filter((row) =>
        behind.has(landmarks.reduce((best, one) => (distance(row, one) < distance(row, best) ? one : best))),
      ),
    );
  }

  it('selects the two rings by the two bars that last, and both with Shift', async () => {
    assert.equal(started.display.count, 1500);
    await click(bar('data', 0, 0));
    const one = await selectedRows();
    const side = isOnFirst(one[0]);
    assert.deepEqual(
      one,
      all().filter((row) => isOnFirst(row) === side),
      'all of a ring, and nothing of the other',
    );
    assert.equal(await cell('data').locator('.bar.chosen').count(), 1);
    assert.ok(
      (await cell('latent').locator('.bar.faded').count()) > 0,
      'the bars of all three fade except for the one',
    );
    await click(bar('data', 0, 1));
    assert.deepEqual(
      await selectedRows(),
      all().filter((row) => isOnFirst(row) !== side),
    );
    await click(bar('data', 0, 0), ['Shift']);
    assert.equal((await selectedRows()).length, 1500);
    assert.equal(await cell('data').locator('.bar.chosen').count(), 2);
    await click(bar('data', 0, 1), ['Control']);
    assert.deepEqual(await selectedRows(), one);
    assert.equal(await cell('data').locator('.bar.chosen').count(), 1);
  });

  it('selects with a loop the points along it, in the data as in the latent space by their own distances', async () => {
    for (const [space, values] of [
      ['data', started.display.points],
      ['latent', last.codes],
    ] as const) {
      await click(bar(space, 1, 0));
      // Before the pointer leaves it for the bar below the tiles.
      const told = await readout(space);
      const rows = await selectedRows();
      const expected = nearDrawnLandmarks(values, space, 1, 0);
      const common = rows.filter((row) => expected.has(row)).length;
      assert.ok(
        rows.length > 50 && common > 0.85 * Math.max(rows.length, expected.size),
        `${space}: ${common} of ${rows.length} and ${expected.size}`,
      );
      assert.equal(told[1], `click: ${rows.length} points along its loop`);
    }
  });

  it('lets go where something else is selected, and clears at a click on nothing', async () => {
    await click(bar('data', 0, 0));
    await byId('button-selection').click();
    await byId('select-invert').click();
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await byId('tile-homology').locator('.bar.chosen, .bar.faded').count(), 0);
    const plot = await cell('data').locator('.plot').boundingBox();
    assert.ok(plot !== null);
    // Right of the bars that end, above what is told of the selection.
    await page.mouse.click(plot.x + plot.width - 12, plot.y + plot.height / 2);
    await drawn(page);
    assert.deepEqual(await selectedRows(), []);
  });

  it('goes by the keyboard: Enter, with Shift and with Ctrl', async () => {
    await cell('data').getByRole('img').focus();
    await page.keyboard.press('Home');
    await drawn(page);
    await page.keyboard.press('Enter');
    await drawn(page);
    const one = await selectedRows();
    assert.ok(one.length > 0 && one.length < 1500);
    await cell('data').getByRole('img').focus();
    for (const key of ['Home', 'ArrowDown']) {
      await page.keyboard.press(key);
      await drawn(page);
    }
    await page.keyboard.press('Shift+Enter');
    await drawn(page);
    assert.equal(Number(/^([\d,]+) of/.exec(await byId('selection').innerText())?.[1].replace(',', '')), 1500);
    await page.keyboard.press('Control+Enter');
    await drawn(page);
    assert.deepEqual(await selectedRows(), one);
    assert.match(
      (await cell('data').getByRole('img').getAttribute('aria-label')) ?? '',
      /Enter to select the points of one\.$/,
    );
    await byId('selection-clear').click();
    await drawn(page);
  });

  it('chooses points of the diagram too', async () => {
    await byId('menu-homology').click();
    await byId('menu-homology-popup').getByLabel('Picture').selectOption('diagram');
    await page.keyboard.press('Escape');
    await drawn(page);
    // The bar that never ends, alone on its line.
    await click(cell('data').locator('.diagram-point.dimension-0 .target').first());
    assert.ok((await selectedRows()).length > 0);
    assert.equal(await cell('data').locator('.diagram-point.chosen').count(), 1);
  });

  it('shows one of the three in a small cell, and the others by a choice in it or in the menu', async () => {
    await page.setViewportSize({ width: 540, height: 798 });
    await drawn(page);
    const shown = async (): Promise<(string | null)[]> =>
      Promise.all((await byId('tile-homology').locator('.pane').all()).map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(await shown(), ['Data']);
    await byId('pane-latent').click();
    await drawn(page);
    assert.deepEqual(await shown(), ['Latent codes']);
    assert.equal(await byId('pane-latent').getAttribute('aria-pressed'), 'true');
    await byId('menu-homology').click();
    await byId('menu-homology-popup').getByLabel('Points, if').selectOption('reconstruction');
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.deepEqual(await shown(), ['Reconstruction']);
    const plot = await byId('tile-homology').locator('.plot').boundingBox();
    assert.ok(plot !== null && plot.width > 200 && plot.height > 120, JSON.stringify(plot));
    assert.match(await byId('homology-headline').innerText(), /^Estimated, at the longest gap: .*loop/);
    await page.setViewportSize({ width: 1280, height: 800 });
    await drawn(page);
    assert.equal((await shown()).length, 3);
  });

  it('says of a void that no points of it are kept, and selects none', async () => {
    await page.close();
    page = await openReport(browser, await trainedReport(folder, 'sphere', sphere));
    await openTab();
    await click(bar('data', 2, 0));
    assert.match((await readout('data'))[0], /^H₂ \[/);
    assert.equal((await readout('data'))[1], 'no points: none are stored for voids');
    assert.deepEqual(await selectedRows(), []);
  });
});
