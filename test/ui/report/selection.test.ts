// Points selected in the report of a run, as a reader does it in Chromium: what is caught, shown, told and saved.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { formatNumber } from '../../../webview/format.js';
import { builtDistribution } from '../../support/distribution.js';
import { drawn } from './drawn.js';
import { chooseIn, chooseInTile, openMenu, openTab } from './menus.js';

/** A circle in the latent plane, and a sphere, which is drawn in space, in a latent strip. */
const datasets = {
  circle: `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  name: 'Circle to select from',
  manifold: circle({ radius: 1 }),
  samples: { train: 1000, test: 400 },
  signal: { inner: circle({ radius: 0.5 }) },
  observables: { height: { unit: 'm', of: ([, y]) => y } },
  autoencoder: { hidden: [16], latent: euclidean(2) },
  training: { steps: 300 },
});
`,
  sphere: `import { defineDataset, euclidean, sphere } from 'latent-atlas';
export default defineDataset({
  manifold: sphere(),
  samples: { train: 1000, test: 400 },
  autoencoder: { hidden: [16], latent: euclidean(1) },
  training: { steps: 300 },
});
`,
};

/** Parts of the width and height of a picture. */
type Place = readonly [number, number];

describe('Selecting points in a report', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let started: RunStarted;
  let last: RunFrame;

  before(async () => {
    folder = await temporaryFolder();
    const cli = path.join(await builtDistribution(), 'cli.cjs');
    await Promise.all(
      Object.entries(datasets).map(async ([name, text]) => {
        const file = path.join(folder, `${name}.dataset.ts`);
        await writeFile(file, text);
        await promisify(execFile)(process.execPath, [cli, 'train', file, '--out', path.join(folder, name), '--quiet']);
      }),
    );
    for (const packed of await readEventLog(path.join(folder, 'circle'))) {
      const event = unpackEvent(packed);
      if (event.kind === 'started') started = event;
      if (event.kind === 'frame') last = event;
    }
    browser = await launchChromium();
    page = await open('circle');
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  afterEach(async () => {
    // The menu first where it is open, then the point that is pointed at, then the selection.
    for (let press = 0; press < 3; press++) {
      await page.keyboard.press('Escape');
      await drawn(page);
    }
    assert.match(await told(), /^no points selected/, 'Escape clears');
  });

  async function open(name: keyof typeof datasets): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    opened.on('pageerror', (error) => assert.fail(error));
    opened.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
    await opened.goto(`file://${path.join(folder, name, 'report.html')}`);
    await opened.locator('[data-testid="tab-pane"]').waitFor();
    await drawn(opened);
    return opened;
  }

  const byId = (id: string): Locator => page.locator(`[data-testid="${id}"]`);

  const told = async (): Promise<string> =>
    (await byId('selection').count()) === 0 ? 'no points selected' : byId('selection').innerText();

  /** The number of points that are told to be selected. */
  const count = async (): Promise<number> => {
    const text = await told();
    return text.startsWith('no points selected') ? 0 : Number(/^(\d+) of 400 points/.exec(text)?.[1]);
  };

  /** Drags through places of a tile's picture, with a key held where one is named. */
  async function drag(tile: string, places: readonly Place[], key?: 'Shift' | 'Control'): Promise<void> {
    const box = await byId(`tile-${tile}`).locator('.plot').boundingBox();
    assert.ok(box !== null);
    const moveTo = ([x, y]: Place): Promise<void> =>
      page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    if (key !== undefined) await page.keyboard.down(key);
    await moveTo(places[0]);
    await page.mouse.down();
    for (const place of places.slice(1)) await moveTo(place);
    await page.mouse.up();
    if (key !== undefined) await page.keyboard.up(key);
    await drawn(page);
  }

  /** A lasso around the part of a picture to the left of x. */
  const leftOf = (x: number): readonly Place[] => [
    [0, 0],
    [x, 0],
    [x, 0.99],
    [0, 0.99],
  ];

  /** Share of the pixels of a tile's picture that have a colour, rather than a grey. */
  const colored = (tile: string): Promise<number> =>
    page.evaluate<number>(`(() => {
      const canvas = document.querySelector('[data-testid="tile-${tile}"] canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let k = 0; k < data.length; k += 4) {
        const [r, g, b] = [data[k], data[k + 1], data[k + 2]];
        if (data[k + 3] > 128 && Math.max(r, g, b) - Math.min(r, g, b) > 60) count++;
      }
      return count / (canvas.width * canvas.height);
    })()`);

  /** What is saved of the selected points. */
  async function saved(): Promise<{
    readonly name: string;
    readonly header: string;
    readonly rows: readonly (readonly number[])[];
  }> {
    const [download] = await Promise.all([page.waitForEvent('download'), byId('selection-save').click()]);
    const [header, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    return { name: download.suggestedFilename(), header, rows: rows.map((row) => row.split(',').map(Number)) };
  }

  it('catches with a lasso in the latent space what lies in it, and fades all else in every picture', async () => {
    const before = await Promise.all(['latent', 'data'].map(colored));
    await drag('latent', leftOf(0.5), 'Shift');
    const caught = await count();
    assert.ok(caught > 20 && caught < 380, await told());
    const after = await Promise.all(['latent', 'data'].map(colored));
    for (const k of [0, 1])
      assert.ok(after[k] < 0.9 * before[k] && after[k] > 0, `coloured: ${before[k]} before, ${after[k]} after`);

    const { header, rows } = await saved();
    const [index, z1] = ['index', 'z₁'].map((name) => header.split(',').indexOf(name));
    const chosen = new Set(rows.map((row) => row[index]));
    assert.equal(chosen.size, caught);
    const others = Array.from(last.error.keys()).filter((i) => !chosen.has(i));
    const codeSize = last.codes.length / last.error.length;
    assert.ok(
      Math.max(...rows.map((row) => row[z1])) <= Math.min(...others.map((i) => last.codes[codeSize * i])),
      'they lie to the left of all others',
    );
  });

  it('adds with Shift, takes away with Ctrl, and clears with a click on nothing', async () => {
    await drag('latent', leftOf(0.5), 'Shift');
    const left = await count();
    await drag(
      'latent',
      [
        [0, 0],
        [1, 0],
        [1, 0.99],
        [0, 0.99],
      ],
      'Shift',
    );
    assert.equal(await count(), 400);
    await drag('latent', leftOf(0.5), 'Control');
    assert.equal(await count(), 400 - left);
    await drag('latent', [
      [0.16, 0.04],
      [0.16, 0.04],
    ]);
    assert.equal(await count(), 0);
  });

  it('tells mean, median and supremum at the frame that is shown, and keeps the points while frames go by', async () => {
    await drag(
      'data',
      [
        [0, 0],
        [1, 0],
        [1, 0.99],
        [0, 0.99],
      ],
      'Shift',
    );
    const sorted = last.error.toSorted();
    const [mean, median, sup] = [
      last.error.reduce((a, b) => a + b, 0) / 400,
      (sorted[199] + sorted[200]) / 2,
      sorted[399],
    ];
    const expected = `400 of 400 points selected: ρ mean ${formatNumber(mean)}, median ${formatNumber(median)}, sup ${formatNumber(sup)}`;
    assert.equal(await told(), expected);
    await byId('timeline').fill('0');
    await drawn(page);
    assert.match(await told(), /^400 of 400/);
    assert.notEqual(await told(), expected);
    await byId('button-live').click();
    await drawn(page);
    assert.equal(await told(), expected);
  });

  it('draws lassos without a key while the tool is on', async () => {
    await drag('latent', leftOf(0.5));
    assert.equal(await count(), 0);
    await chooseIn(page, 'selection', 'button:has-text("Lasso")');
    assert.equal(await page.locator('.selects-lasso').count(), 3, 'one tool for all pictures');
    await drag('latent', leftOf(0.5));
    assert.ok((await count()) > 0);
    await chooseIn(page, 'selection', 'button:has-text("Lasso")');
  });

  it('brushes an interval of the histogram, and takes a bin at a click', async () => {
    await openTab(page, 'histogram');
    await drag('histogram', [
      [0.5, 0.5],
      [0.999, 0.5],
    ]);
    const caught = await count();
    const { header, rows } = await saved();
    const error = header.split(',').indexOf('ρ');
    const least = Math.min(...rows.map((row) => row[error]));
    assert.equal(
      last.error.filter((value) => value >= Math.fround(least)).length,
      caught,
      'all above the least of them',
    );
    assert.equal(await byId('tile-histogram').locator('.bars.selected').count(), 1);

    await page.keyboard.press('Escape');
    await drawn(page);
    const bars = byId('tile-histogram').locator('.bars.background');
    const box = await bars.boundingBox();
    assert.ok(box !== null);
    // In the middle of the first bin: the box reaches over it by the corners of the stroke.
    await page.mouse.click(box.x + 6, box.y + box.height / 2);
    await drawn(page);
    const inBin = (await saved()).rows.map((row) => row[error]);
    const [low, high] = [Math.min(...inBin), Math.max(...inBin)];
    assert.equal(
      inBin.length,
      last.error.filter((value) => value >= Math.fround(low) && value <= Math.fround(high)).length,
    );
    assert.ok(inBin.length < 400 && high - low < last.sup / 20, `a bin, not from ${low} to ${high}`);
  });

  it('brushes along the curve of the error map', async () => {
    await chooseInTile(page, 'error-map', 'Where ρ is mapped', 'along the curve');
    await drag('error-map', [
      [0.5, 0.4],
      [0.999, 0.6],
    ]);
    const { header, rows } = await saved();
    const angle = rows.map((row) => row[header.split(',').indexOf('θ (rad)')]);
    const least = Math.fround(Math.min(...angle));
    assert.ok(least > 2 && least < 4);
    assert.equal(rows.length, started.display.chart?.filter((value) => value >= least).length);
    await chooseInTile(page, 'error-map', 'Where ρ is mapped', 'over the plane');
  });

  it('selects by the keyboard alone: the worst, all, the others, none, and single points', async () => {
    await byId('button-selection').focus();
    await page.keyboard.press('Enter');
    await byId('worst-share').fill('5');
    await drawn(page);
    await byId('select-worst').focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.equal(await count(), 20);
    assert.match(
      await told(),
      new RegExp(`sup ${formatNumber(last.error.reduce((a, b) => Math.max(a, b), 0)).replace('.', '\\.')}$`),
    );
    await byId('select-invert').press('Enter');
    await drawn(page);
    assert.equal(await count(), 380);
    await byId('select-all').press('Enter');
    await drawn(page);
    assert.equal(await count(), 400);
    await byId('select-none').press('Enter');
    await drawn(page);
    assert.match(await told(), /^no points selected/);
    assert.equal(await byId('selection-save').count(), 0);
    assert.match(await byId('selection-menu').innerText(), /Signals take no part/);
    await page.keyboard.press('Escape');
    await byId('selection-menu').waitFor({ state: 'hidden', timeout: 5000 });

    await byId('button-selection').click();
    await byId('select-all').click();
    await byId('button-more').click();
    await byId('views').waitFor();
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await count(), 400, 'Escape closes the menu, and no more');
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await byId('selection').count(), 0);

    await byId('tile-data').getByRole('img', { name: '400 data points' }).focus();
    for (const key of ['n', 's', 'n', 's']) await page.keyboard.press(key);
    await drawn(page);
    assert.equal(await count(), 2);
  });

  it('shows what is told and all that can be done beside a narrow editor, with the menu above it', async () => {
    await page.setViewportSize({ width: 300, height: 700 });
    await openMenu(page, 'selection');
    await byId('select-all').click();
    await drawn(page);
    const menu = await byId('button-selection-popup').boundingBox();
    const foot = await page.locator('.timeline').boundingBox();
    assert.ok(menu !== null && foot !== null);
    for (const part of ['selection', 'selection-save', 'selection-clear']) {
      const box = await byId(part).boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 300, `${part} is inside the panel`);
      assert.ok(
        box.y >= menu.y + menu.height && box.y + box.height <= foot.y,
        `${part} is between the menu and the timeline`,
      );
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await drawn(page);
  });

  it('tells of them over the foot of the tiles, where no picture moves, above the timeline, in reach of Tab', async () => {
    const boxes = () => Promise.all(['data', 'latent', 'histogram'].map((name) => byId(`tile-${name}`).boundingBox()));
    const before = await boxes();
    await chooseIn(page, 'selection', '[data-testid="select-all"]');
    assert.deepEqual(await boxes(), before);
    const [bar, foot] = [await page.locator('.selection-bar').boundingBox(), await byId('foot').boundingBox()];
    assert.ok(bar !== null && foot !== null && bar.width === 1280);
    assert.ok(Math.abs(bar.y + bar.height - foot.y) < 1, `${bar.y + bar.height}, the timeline is at ${foot.y}`);
    await byId('button-play').focus();
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.locator(':focus').getAttribute('data-testid'), 'selection-clear');
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.equal(await count(), 0);
  });

  it('saves what the frame knows of each point, under the names of the labels', async () => {
    await drag('latent', leftOf(0.5), 'Shift');
    const { name, header, rows } = await saved();
    assert.equal(name, `circle-to-select-from-step-${last.step}-points.csv`);
    assert.equal(header, 'index,x,y,θ (rad),height (m),z₁,z₂,reconstruction x,reconstruction y,ρ');
    const { points, chart, observables } = started.display;
    for (const [i, ...values] of rows) {
      const pair = (array: Float32Array): number[] => [array[2 * i], array[2 * i + 1]];
      const expected = [
        ...pair(points),
        chart?.[i],
        observables[0][i],
        ...pair(last.codes),
        ...pair(last.reconstruction),
        last.error[i],
      ];
      assert.deepEqual(values.map(Math.fround), expected, `point ${i}`);
    }
    assert.equal(await byId('selection-table').count(), 0, 'there is no editor to open it in');
  });

  it('draws a lasso in space with Shift, where dragging alone turns; and an interval in the strip', async () => {
    await page.close();
    page = await open('sphere');
    const axes = (): Promise<string> => byId('tile-data').locator('.axes').innerHTML();
    const before = await axes();
    await drag('data', leftOf(0.5), 'Shift');
    assert.equal(await axes(), before, 'a lasso does not turn');
    const caught = await count();
    assert.ok(caught > 20 && caught < 380, await told());
    await drag('data', [
      [0.5, 0.5],
      [0.6, 0.5],
    ]);
    assert.notEqual(await axes(), before);
    assert.equal(await count(), caught, 'turning selects nothing');
    await drag('latent', [
      [0.2, 0.7],
      [0.5, 0.7],
    ]);
    const { header, rows } = await saved();
    const codes = rows.map((row) => row[header.split(',').indexOf('z₁')]);
    await byId('button-selection').click();
    await byId('select-invert').click();
    const others = (await saved()).rows.map((row) => row[header.split(',').indexOf('z₁')]);
    const [low, high] = [Math.min(...codes), Math.max(...codes)];
    assert.equal(rows.length + others.length, 400);
    assert.ok(others.every((code) => code < low || code > high));
  });
});
