// What a reader saves from the tiles of a report: figures for a paper, and the numbers behind them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { arrayInMemory } from '../../../src/worker/file-readers/numpy/array.js';
import { drawn } from './drawn.js';
import {
  bringIntoSight,
  choose,
  closeForm,
  contentOf,
  exportNumbers,
  exportPicture,
  openForm,
  pixelsOf,
  resolutionOf,
  sentPasses,
  svgContent,
} from './exported.js';
import { trainedReport } from './trained.js';

const head = `import { circle, defineDataset, euclidean, sphere } from 'latent-atlas';\n`;
const circleDataset = `${head}export default defineDataset({
  name: 'Export under test',
  manifold: circle({ radius: 1 }),
  samples: { train: 1000, test: 400 },
  signal: { inner: circle({ radius: 0.5 }) },
  autoencoder: { hidden: [16], latent: euclidean(1) },
  training: { steps: 200 },
});
`;
const sphereDataset = `${head}export default defineDataset({
  name: 'Sphere under test',
  manifold: sphere(),
  samples: { train: 500, test: 300 },
  autoencoder: { hidden: [16], latent: euclidean(2) },
  training: { steps: 100 },
});
`;

/** Colour of the report in the dark. */
const dark = [0x1b, 0x1f, 0x24];
const white = [255, 255, 255];

describe('Export of the tiles of a report', () => {
  let folder: string;
  let report: string;
  let browser: Browser;
  let context: BrowserContext;
  /** Of the circle. */
  let page: Page;
  let spherePage: Page;
  let started: RunStarted;
  let frame: RunFrame;

  async function open(file: string): Promise<Page> {
    const opened = await context.newPage();
    opened.on('pageerror', (error) => assert.fail(error));
    opened.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
    await opened.goto(`file://${file}`);
    await opened.getByTestId('tile-data').waitFor();
    await drawn(opened);
    return opened;
  }

  before(async () => {
    folder = await temporaryFolder();
    report = await trainedReport(folder, 'under-test', circleDataset);
    const sphereReport = await trainedReport(folder, 'ball', sphereDataset);
    const events = (await readEventLog(path.dirname(report))).map(unpackEvent);
    const first = events.find((event) => event.kind === 'started');
    const last = events.findLast((event) => event.kind === 'frame');
    assert.ok(first !== undefined && last !== undefined);
    [started, frame] = [first, last];
    browser = await launchChromium();
    context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      colorScheme: 'dark',
      acceptDownloads: true,
      // A report of a quick run is replayed at first, but not to those who like no motion.
      reducedMotion: 'reduce',
    });
    page = await open(report);
    spherePage = await open(sphereReport);
    // A page behind another is drawn once a second.
    await page.bringToFront();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const rows = (csv: Buffer): string[][] =>
    csv
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));

  const headingOf = async (of: Page, view: string): Promise<string> => {
    await bringIntoSight(of, view);
    return (await of.getByTestId(`tile-${view}`).locator('h2').textContent()) ?? '';
  };

  for (const { run, view, texts } of [
    { run: 'circle', view: 'data', texts: ['x', 'y', 'ρ', 'reconstruction', 'inner'] },
    { run: 'circle', view: 'latent', texts: ['z₁', 'density', 'θ (rad)'] },
    { run: 'circle', view: 'error-map', texts: ['x', 'y', 'ρ'] },
    { run: 'circle', view: 'loss', texts: ['step', 'MSE'] },
    { run: 'circle', view: 'histogram', texts: ['reconstruction error ρ', 'points'] },
    { run: 'circle', view: 'roc', texts: ['background efficiency', 'signal efficiency', 'inner'] },
    { run: 'circle', view: 'homology', texts: ['scale', 'bars'] },
    { run: 'sphere', view: 'data', texts: ['x', 'y', 'z', 'ρ', 'reconstruction'] },
    { run: 'sphere', view: 'latent', texts: ['z₁', 'z₂', 'ρ'] },
    { run: 'sphere', view: 'error-map', texts: ['x', 'y', 'z', 'ρ'] },
  ] as const) {
    it(`gives the view ${view} of a ${run} at the width of a column, dark on white in a dark panel`, async () => {
      const of = run === 'circle' ? page : spherePage;
      await of.bringToFront();
      const title = await headingOf(of, view);
      const svg = await exportPicture(of, view, 'SVG');
      assert.match(svg.file, new RegExp(`^(under-test|ball)-seed-0-(step-\\d+-)?${view}\\.svg$`));
      assert.doesNotMatch(svg.bytes.toString('utf8'), / class=| style=| on[a-z]+=/);
      const picture = await svgContent(of, svg.bytes);
      assert.equal(picture.error, null);
      assert.equal(picture.width, '85mm');
      for (const text of [title, ...texts])
        assert.ok(
          picture.texts.some((one) => one.startsWith(text)),
          `${text} in ${picture.texts.join(' | ')}`,
        );
      assert.ok(picture.texts.some((text) => text.includes('under test · seed 0')));
      const smallest = Math.min(...picture.points);
      assert.ok(Math.abs(smallest - 8) < 0.02, `the smallest text has ${smallest} points`);
      assert.equal(picture.ground, '#ffffff');
      for (const element of ['script', 'style', 'foreignObject', 'button'])
        assert.ok(!picture.elements.includes(element), element);

      const png = await exportPicture(of, view, 'PNG');
      assert.equal(png.file, svg.file.replace('.svg', '.png'));
      const pixels = await pixelsOf(of, png.bytes);
      assert.equal(pixels.width, 1004);
      const height = (parseFloat(picture.height) / 25.4) * 300;
      assert.ok(Math.abs(pixels.height - height) < 1, `${pixels.height} pixels for ${picture.height}`);
      assert.equal(resolutionOf(png.bytes), Math.round(300 / 0.0254));
      assert.deepEqual(pixels.corner, white);
      assert.ok(pixels.title > 300, `${pixels.title} pixels of the title`);
      assert.ok(pixels.colored > 1000, `${pixels.colored} pixels with colour`);
    });
  }

  it('leaves nothing behind on the page', async () => {
    await page.bringToFront();
    await exportPicture(page, 'data', 'SVG');
    assert.equal(await page.locator('.sheet').count(), 0);
  });

  it('gives a picture of points that is square, at two columns twice as wide, whatever the size of its tile', async () => {
    await choose(page, 'data', { titled: false });
    const column = await svgContent(page, (await exportPicture(page, 'data', 'SVG')).bytes);
    assert.deepEqual([column.width, column.height], ['85mm', '85mm']);
    assert.ok(!column.texts.includes(await headingOf(page, 'data')));
    await page.setViewportSize({ width: 700, height: 600 });
    await drawn(page);
    const again = await svgContent(page, (await exportPicture(page, 'data', 'SVG')).bytes);
    assert.deepEqual(again, column);
    await page.setViewportSize({ width: 1280, height: 900 });
    await choose(page, 'data', { size: 'two columns, 170 mm' });
    const wide = await svgContent(page, (await exportPicture(page, 'data', 'SVG')).bytes);
    assert.deepEqual([wide.width, wide.height], ['170mm', '170mm']);
    await choose(page, 'data', { size: 'one column, 85 mm', titled: true });
    await closeForm(page, 'data');
  });

  it('gives text of the size that was asked for, with fewer numbers at the axes where it is large', async () => {
    await choose(page, 'loss', { font: 6 });
    const small = await svgContent(page, (await exportPicture(page, 'loss', 'SVG')).bytes);
    await choose(page, 'loss', { font: 14 });
    const large = await svgContent(page, (await exportPicture(page, 'loss', 'SVG')).bytes);
    assert.ok(Math.abs(Math.min(...small.points) - 6) < 0.02, small.points.join());
    assert.ok(Math.abs(Math.min(...large.points) - 14) < 0.03, large.points.join());
    assert.deepEqual([small.width, large.width], ['85mm', '85mm']);
    assert.ok(large.texts.length < small.texts.length, `${small.texts.length}, then ${large.texts.length} texts`);
    await choose(page, 'loss', { font: 8 });
    await closeForm(page, 'loss');
  });

  it('gives it as on the screen too: its size, and the colours of the panel', async () => {
    await choose(page, 'loss', { size: 'as on the screen (2×)', colors: 'as on the screen', titled: false });
    const box = await page.getByTestId('tile-loss').locator('.tile-picture').boundingBox();
    assert.ok(box !== null);
    const svg = await svgContent(page, (await exportPicture(page, 'loss', 'SVG')).bytes);
    assert.ok(Math.abs(svg.box[0] - box.width) < 0.1 && Math.abs(svg.box[1] - box.height) < 0.1, svg.box.join());
    assert.doesNotMatch(svg.width, /mm/);
    const png = await exportPicture(page, 'loss', 'PNG');
    const pixels = await pixelsOf(page, png.bytes);
    assert.deepEqual(
      [pixels.width, pixels.height],
      svg.box.map((length) => Math.round(2 * length)),
    );
    assert.deepEqual(pixels.corner, dark);
    assert.equal(resolutionOf(png.bytes), null);
    await choose(page, 'loss', { size: 'one column, 85 mm', colors: 'dark on white', titled: true });
    await closeForm(page, 'loss');
  });

  it('keeps a choice that is made before the panel has drawn the one before it', async () => {
    const form = await openForm(page, 'loss');
    await page.evaluate(`(() => {
      const [size, colors] = document.querySelector('[data-testid="export-form-loss"]').querySelectorAll('select');
      for (const [choice, text] of [[size, 'two columns, 170 mm'], [colors, 'as on the screen']]) {
        choice.selectedIndex = [...choice.options].findIndex((option) => option.text === text);
        choice.dispatchEvent(new Event('change', { bubbles: true }));
      }
    })()`);
    await drawn(page);
    const shown = form.locator('select option:checked');
    assert.deepEqual(await shown.allInnerTexts(), ['two columns, 170 mm', 'as on the screen']);
    await choose(page, 'loss', { size: 'one column, 85 mm', colors: 'dark on white' });
    await closeForm(page, 'loss');
  });

  it('remembers the choices for all pictures', async () => {
    await choose(page, 'data', { size: 'two columns, 170 mm', font: 9 });
    await closeForm(page, 'data');
    const form = await openForm(page, 'latent');
    assert.equal(await form.getByTestId('figure-font').inputValue(), '9');
    assert.equal(
      await form.getByRole('combobox', { name: 'Size', exact: true }).locator('option:checked').innerText(),
      'two columns, 170 mm',
    );
    await choose(page, 'latent', { size: 'one column, 85 mm', font: 8 });
    await closeForm(page, 'latent');
  });

  it('gives points as dots in few bytes, and nothing of a layer that is not shown, neither in the legend', async () => {
    const count = started.display.count;
    const { bytes } = await exportPicture(page, 'data', 'SVG');
    const whole = await svgContent(page, bytes);
    assert.ok(
      whole.dots >= 2 * count && whole.images === 0,
      `${whole.dots} dots of ${count} points, ${whole.images} images`,
    );
    const marks = whole.dots + whole.diamonds;
    assert.ok(bytes.length < 55 * marks, `${bytes.length} bytes for ${marks} marks`);
    const toggle = async (): Promise<void> => {
      await page.getByTestId('button-show').click();
      await page.getByTestId('show-reconstructionShown').click();
      await page.keyboard.press('Escape');
      await drawn(page);
    };
    await toggle();
    const without = await svgContent(page, (await exportPicture(page, 'data', 'SVG')).bytes);
    assert.ok(whole.dots - without.dots >= count, `${whole.dots} dots, then ${without.dots}`);
    assert.ok(whole.texts.includes('reconstruction') && !without.texts.includes('reconstruction'));
    await toggle();
  });

  it('gives a map in colours as pixels between axes that are not', async () => {
    assert.equal((await svgContent(page, (await exportPicture(page, 'error-map', 'SVG')).bytes)).images, 1);
  });

  it('gives the numbers of the frame on show as CSV', async () => {
    const { file, bytes } = await exportNumbers(page, 'data', 'Save data as CSV');
    assert.equal(file, 'under-test-seed-0-step-200-data.csv');
    const [names, ...points] = rows(bytes);
    assert.deepEqual(names, ['sample', 'x', 'y', 'reconstruction x', 'reconstruction y', 'ρ', 'θ (rad)']);
    assert.equal(points.length, started.display.count + started.signals[0].count);
    points.slice(0, started.display.count).forEach((point, i) => {
      const numbers = Float32Array.from(point.slice(1), Number);
      const expected = [
        started.display.points.subarray(2 * i, 2 * i + 2),
        frame.reconstruction.subarray(2 * i, 2 * i + 2),
        frame.error.subarray(i, i + 1),
      ];
      assert.deepEqual(numbers.subarray(0, 5), Float32Array.from(expected.flatMap((part) => [...part])), `row ${i}`);
    });
    const map = started.errorMaps.findIndex(({ kind }) => kind === 'plane');
    const nodes = rows((await exportNumbers(page, 'error-map', 'Save data as CSV')).bytes).slice(1);
    assert.deepEqual(
      Float32Array.from(nodes, (node) => Number(node.at(-1))),
      frame.errorMaps[map],
    );
    const bars = rows((await exportNumbers(page, 'histogram', 'Save data as CSV')).bytes).slice(1);
    const counted = bars.map((bar) => bar.slice(-2).map(Number)).reduce(([a, b], [c, d]) => [a + c, b + d]);
    assert.deepEqual(counted, [frame.error.length, frame.signals[0].error.length]);
  });

  it('gives one array as a NumPy file', async () => {
    const { file, bytes } = await exportNumbers(page, 'latent', 'Save codes as NPY');
    assert.equal(file, 'under-test-seed-0-step-200-latent-codes.npy');
    const { rows, columns, cells } = arrayInMemory(new Uint8Array(bytes));
    const [column] = columns;
    assert.deepEqual([rows, column.shape], [started.display.count, [1]]);
    const parts = [{ column, element: 0 }];
    const [codes] = await cells({ parts, from: 0, count: rows, progress: () => Promise.resolve() });
    assert.deepEqual(codes.kind === 'numbers' && Float32Array.from(codes.values), frame.codes);
  });

  it('puts the picture on the clipboard, and says what to do where that is refused', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await (await openForm(page, 'loss')).getByRole('button', { name: 'Copy' }).click();
    const notice = page.getByTestId('tile-loss').locator('.export-notice');
    await notice.filter({ hasText: 'on the clipboard' }).waitFor();
    const copied = await page.evaluate<string>(`(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    })()`);
    const pixels = await pixelsOf(page, Buffer.from(copied, 'base64'));
    assert.ok(pixels.width === 1004 && pixels.title > 300 && pixels.colored > 1000, JSON.stringify(pixels));
    await page.evaluate(
      `navigator.clipboard.write = () => Promise.reject(new DOMException('not focused', 'NotAllowedError'))`,
    );
    const form = await openForm(page, 'loss');
    await form.getByRole('button', { name: 'Copy' }).click();
    await form.getByRole('status').filter({ hasText: 'not focused' }).waitFor();
    assert.match(await form.getByRole('status').innerText(), /Save it as PNG instead/);
    await closeForm(page, 'loss');
  });

  it('is reached and done with the keyboard alone', async () => {
    const button = page.getByTestId('menu-data');
    const form = page.getByTestId('export-form-data');
    await button.focus();
    await page.keyboard.press('Enter');
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.innerText');
    await page.getByTestId('export-data').waitFor();
    await drawn(page);
    // The view's own choices come first.
    for (let key = 0; key < 20 && (await focused()) !== 'Export picture…'; key++) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Save data as CSV');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'Export picture…');
    await page.keyboard.press('Enter');
    await form.waitFor();
    const steps: string[] = [];
    for (let step = 0; step < 7; step++) {
      steps.push(
        await page.evaluate<string>(
          `document.activeElement.closest('label')?.innerText.split('\\n')[0] || document.activeElement.innerText`,
        ),
      );
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(steps, ['Size', 'Colours', 'Text, pt', 'With its title', 'Save PNG', 'Save SVG', 'Copy']);
    // Keys of the panel are not for it while the form is open.
    const step = await page.getByTestId('timeline-step').textContent();
    await page.keyboard.press(',');
    assert.equal(await page.getByTestId('timeline-step').textContent(), step);
    await form.getByTestId('figure-font').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.equal((await contentOf(download)).file, 'under-test-seed-0-step-200-data.png');
    await form.waitFor({ state: 'hidden' });
    assert.equal(
      await page.evaluate<string>('document.activeElement.dataset.testid'),
      'menu-data',
      'the focus is back',
    );
    await openForm(page, 'data');
    await closeForm(page, 'data');
  });

  it('has menus and a form that break no rule of access', async () => {
    await page.evaluate(axe.source);
    const check = async (selector: string): Promise<void> => {
      const { violations } = await page.evaluate<axe.AxeResults>(
        `axe.run(document.querySelector('${selector}'), { resultTypes: ['violations'] })`,
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
        [],
      );
    };
    for (const button of ['menu-data', 'button-export']) {
      await page.getByTestId(button).click();
      await check(`[data-testid="${button}-popup"]`);
      await page.keyboard.press('Escape');
    }
    await openForm(page, 'data');
    await check('.export-form');
    await closeForm(page, 'data');
  });

  it('offers in a report the pictures that are shown, and neither report nor model', async () => {
    await page.getByTestId('button-export').click();
    const entries = await page.getByTestId('button-export-popup').getByRole('menuitem').allInnerTexts();
    assert.ok(entries.includes('Error map…') && entries.includes('Loss…'), entries.join(', '));
    assert.ok(
      entries.every((entry) => !/model|report/i.test(entry)),
      entries.join(', '),
    );
    await page.keyboard.press('Escape');
    await bringIntoSight(page, 'network');
    await page.getByTestId('menu-network').click();
    const ofNetwork = await page.getByTestId('menu-network-popup').getByRole('menuitem').allInnerTexts();
    assert.ok(
      ofNetwork.includes('Save data as CSV') && ofNetwork.every((entry) => !/model/i.test(entry)),
      ofNetwork.join(', '),
    );
    await page.keyboard.press('Escape');
  });

  it('asks the editor to save, with the name and the bytes, where there is one', async () => {
    const inEditor = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await inEditor.addInitScript(`globalThis.sent = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message), getState: () => null, setState: () => undefined });`);
    await inEditor.goto(`file://${report}`);
    const log = await readFile(path.join(path.dirname(report), 'events.bin'));
    await inEditor.evaluate(
      `postMessage({ kind: 'events', reset: true, log: Uint8Array.from(atob('${log.toString('base64')}'), (c) => c.charCodeAt(0)) }, '*')`,
    );
    await inEditor.getByTestId('tile-data').waitFor();
    await bringIntoSight(inEditor, 'loss');
    await inEditor.getByTestId('menu-loss').click();
    await inEditor.getByRole('menuitem', { name: 'Save data as CSV' }).click();
    await sentPasses(inEditor, `sent.some(({ kind }) => kind === 'save')`);
    const [name, isBuffer, text] = await inEditor.evaluate<[string, boolean, string]>(
      `(({ name, data }) => [name, data instanceof ArrayBuffer, new TextDecoder().decode(data)])(sent.findLast(({ kind }) => kind === 'save'))`,
    );
    assert.deepEqual([name, isBuffer], ['under-test-seed-0-loss.csv', true]);
    assert.ok(text.startsWith('step,training MSE,test MSE\n'), text.slice(0, 80));
    await (await openForm(inEditor, 'data')).getByRole('button', { name: 'Save SVG' }).click();
    await sentPasses(inEditor, `sent.some(({ name }) => name?.endsWith('.svg'))`);
    assert.equal(
      await inEditor.evaluate(`sent.findLast(({ kind }) => kind === 'save').name`),
      'under-test-seed-0-step-200-data.svg',
    );
    await inEditor.evaluate(
      `postMessage({ kind: 'session', session: { label: 'under-test', status: 'finished', reading: null, fault: null, sweep: null } }, '*')`,
    );
    for (const [entry, kind] of [
      ['button-export-report', 'exportReport'],
      ['button-export-model', 'exportModel'],
    ] as const) {
      await inEditor.getByTestId('button-export').click();
      await inEditor.getByTestId(entry).click();
      assert.ok(await inEditor.evaluate<boolean>(`sent.some((message) => message.kind === '${kind}')`), kind);
    }
    await bringIntoSight(inEditor, 'network');
    await inEditor.getByTestId('menu-network').click();
    await inEditor.getByRole('menuitem', { name: 'Export model…' }).click();
    assert.equal(await inEditor.evaluate(`sent.filter(({ kind }) => kind === 'exportModel').length`), 2);
    await inEditor.close();
  });
});
