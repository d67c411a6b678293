// What a reader saves from the tiles of a report: pictures that stand alone, and the numbers behind them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { parseArray } from '../../../src/worker/file-readers/npy.js';
import { drawn } from './drawn.js';
import { trainedReport } from './trained.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  name: 'Export under test',
  manifold: circle({ radius: 1 }),
  samples: { train: 1000, test: 400 },
  signal: { inner: circle({ radius: 0.5 }) },
  autoencoder: { hidden: [16], latent: euclidean(1) },
  training: { steps: 200 },
});
`;

/** Colours of the report in the dark. */
const background = [0x1b, 0x1f, 0x24];

/** What a picture has in it, in pixels. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly corner: readonly number[];
  /** Pixels of the title, the rows at the top, that are not background. */
  readonly title: number;
  /** Pixels below with colour in them. */
  readonly colored: number;
}

describe('Export of the tiles of a report', () => {
  let folder: string;
  let report: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let started: RunStarted;
  let frame: RunFrame;

  before(async () => {
    folder = await temporaryFolder();
    report = await trainedReport(folder, 'under-test', dataset);
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
    });
    page = await context.newPage();
    page.on('pageerror', (error) => assert.fail(error));
    page.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
    await page.goto(`file://${report}`);
    await page.locator('.findings').waitFor();
    await drawn(page);
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const tile = (name: string): Locator => page.locator(`[data-testid="tile-${name}"]`);

  async function open(name: string): Promise<void> {
    await tile(name).scrollIntoViewIfNeeded();
    await drawn(page);
    await tile(name)
      .getByRole('button', { name: /^Export:/ })
      .click();
    await drawn(page);
  }

  /** Chooses an entry of the menu of a tile, and waits for the file that it gives. */
  async function save(name: string, entry: string): Promise<{ readonly file: string; readonly bytes: Buffer }> {
    await open(name);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      tile(name).getByRole('menuitem', { name: entry, exact: true }).click(),
    ]);
    return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  const pixelsOf = (png: Buffer): Promise<Pixels> =>
    page.evaluate<Pixels>(`(async () => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob('${png.toString('base64')}'), (c) => c.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const painter = canvas.getContext('2d');
      painter.drawImage(image, 0, 0);
      const { width, height } = image;
      const { data } = painter.getImageData(0, 0, width, height);
      const corner = [...data.subarray(0, 3)];
      let [title, colored] = [0, 0];
      for (let at = 0; at < data.length; at += 4) {
        const [r, g, b] = data.subarray(at, at + 3);
        const isTitle = at < 4 * width * 60;
        if (isTitle && Math.abs(r - corner[0]) > 60) title++;
        if (!isTitle && Math.max(r, g, b) - Math.min(r, g, b) > 60) colored++;
      }
      return { width, height, corner, title, colored };
    })()`);

  /** Texts, elements and size of an SVG picture, which must parse, and must need no style sheet. */
  async function parsed(svg: Buffer) {
    const text = svg.toString('utf8');
    assert.doesNotMatch(text, / class=| style=/);
    return page.evaluate<{
      error: string | null;
      texts: string[];
      circles: number;
      images: number;
      width: number;
      height: number;
    }>(`(() => {
      const root = new DOMParser().parseFromString(${JSON.stringify(text)}, 'image/svg+xml').documentElement;
      return {
        error: root.ownerDocument.querySelector('parsererror')?.textContent ?? null,
        texts: [...root.querySelectorAll('text')].map(({ textContent }) => textContent),
        circles: root.querySelectorAll('circle').length,
        images: root.querySelectorAll('image').length,
        width: Number(root.getAttribute('width')),
        height: Number(root.getAttribute('height')),
      };
    })()`);
  }

  const rows = (csv: Buffer): string[][] =>
    csv
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));

  for (const { name, title, axes } of [
    { name: 'data', title: 'Data and reconstruction', axes: ['x', 'y'] },
    { name: 'latent', title: 'Latent space ℝ', axes: ['z₁', 'density', 'θ (rad)'] },
    { name: 'error-map', title: 'Error map', axes: ['x', 'y'] },
    { name: 'loss', title: 'Loss', axes: ['step', 'MSE'] },
    { name: 'histogram', title: 'Error histogram', axes: ['reconstruction error ρ', 'points'] },
    { name: 'roc', title: 'Signals against background', axes: ['background efficiency', 'signal efficiency'] },
    { name: 'homology', title: 'Persistent homology', axes: ['scale', 'bars'] },
  ]) {
    it(`gives ${title} as SVG with its title, axes and legend, and as PNG of twice the size`, async () => {
      const svg = await save(name, 'Save as SVG');
      assert.match(svg.file, new RegExp(`^under-test-seed-0-(step-200-)?${name}\\.svg$`));
      const picture = await parsed(svg.bytes);
      assert.equal(picture.error, null);
      for (const text of [title, ...axes])
        assert.ok(picture.texts.includes(text), `${text} in ${picture.texts.join(' | ')}`);
      assert.ok(picture.texts.some((text) => text.startsWith('Export under test · seed 0')));
      const box = await tile(name).boundingBox();
      assert.ok(
        box !== null && Math.abs(picture.width - box.width) < 20,
        `${picture.width} for a tile of ${box?.width}`,
      );

      const png = await save(name, 'Save as PNG (2×)');
      assert.equal(png.file, svg.file.replace('.svg', '.png'));
      const pixels = await pixelsOf(png.bytes);
      assert.deepEqual([pixels.width, pixels.height], [2 * picture.width, 2 * picture.height]);
      assert.deepEqual(pixels.corner, background, 'the background of the theme');
      assert.ok(pixels.title > 300, `${pixels.title} pixels of the title`);
      assert.ok(pixels.colored > 1000, `${pixels.colored} pixels with colour`);
    });
  }

  it('gives points as dots, and none of a layer that is not shown, neither in the legend', async () => {
    const count = started.display.count;
    const whole = await parsed((await save('data', 'Save as SVG')).bytes);
    assert.ok(
      whole.circles >= 2 * count && whole.images === 0,
      `${whole.circles} dots of ${count} points, ${whole.images} images`,
    );
    assert.ok(whole.texts.includes('reconstruction') && !whole.texts.includes('joins'));
    const before = await pixelsOf((await save('data', 'Save as PNG (2×)')).bytes);
    await tile('data').getByRole('button', { name: 'reconstruction', exact: true }).click();
    await drawn(page);
    const without = await parsed((await save('data', 'Save as SVG')).bytes);
    assert.ok(whole.circles - without.circles >= count);
    assert.ok(!without.texts.includes('reconstruction'));
    const after = await pixelsOf((await save('data', 'Save as PNG (2×)')).bytes);
    assert.ok(before.colored - after.colored > 1000, `${before.colored}, then ${after.colored}`);
    await tile('data').getByRole('button', { name: 'reconstruction', exact: true }).click();
    await drawn(page);
  });

  it('gives a map in colours as pixels between axes that are not', async () => {
    assert.equal((await parsed((await save('error-map', 'Save as SVG')).bytes)).images, 1);
  });

  it('gives the numbers of the frame on show as CSV', async () => {
    const { file, bytes } = await save('data', 'Save data as CSV');
    assert.equal(file, 'under-test-seed-0-step-200-data.csv');
    const [head, ...points] = rows(bytes);
    assert.deepEqual(head, ['sample', 'x', 'y', 'reconstruction x', 'reconstruction y', 'ρ', 'θ (rad)']);
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
    const nodes = rows((await save('error-map', 'Save data as CSV')).bytes).slice(1);
    assert.deepEqual(
      Float32Array.from(nodes, (node) => Number(node.at(-1))),
      frame.errorMaps[map],
    );
    const bars = rows((await save('histogram', 'Save data as CSV')).bytes).slice(1);
    const counted = bars.map((bar) => bar.slice(-2).map(Number)).reduce(([a, b], [c, d]) => [a + c, b + d]);
    assert.deepEqual(counted, [frame.error.length, frame.signals[0].error.length]);
  });

  it('gives one array as a NumPy file', async () => {
    const { file, bytes } = await save('latent', 'Save codes as NPY');
    assert.equal(file, 'under-test-seed-0-step-200-latent-codes.npy');
    const { shape, data } = parseArray(new Uint8Array(bytes).buffer);
    assert.deepEqual(shape, [started.display.count, 1]);
    assert.deepEqual(Float32Array.from(data, Number), frame.codes);
  });

  it('puts the picture on the clipboard, and says what to do where that is refused', async () => {
    const notice = tile('loss').locator('.export-notice');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('loss');
    await tile('loss').getByRole('menuitem', { name: 'Copy picture' }).click();
    await notice.filter({ hasText: 'on the clipboard' }).waitFor();
    const copied = await page.evaluate<string>(`(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    })()`);
    const pixels = await pixelsOf(Buffer.from(copied, 'base64'));
    assert.ok(pixels.title > 300 && pixels.colored > 1000, JSON.stringify(pixels));
    await page.evaluate(
      `navigator.clipboard.write = () => Promise.reject(new DOMException('not focused', 'NotAllowedError'))`,
    );
    await open('loss');
    await tile('loss').getByRole('menuitem', { name: 'Copy picture' }).click();
    await notice.filter({ hasText: 'not focused' }).waitFor();
    assert.match(await notice.innerText(), /Save it as PNG instead/);
  });

  it('has a menu that the keyboard opens, goes through, chooses from and closes', async () => {
    const button = tile('loss').getByRole('button', { name: 'Export: Loss' });
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.innerText');
    await button.focus();
    await page.keyboard.press('ArrowDown');
    await drawn(page);
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    assert.equal(await focused(), 'Save as PNG (2×)');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'Save data as CSV');
    await page.keyboard.press('c');
    assert.equal(await focused(), 'Copy picture');
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await tile('loss').getByRole('menu').count(), 0);
    assert.equal(
      await page.evaluate<string>('document.activeElement.getAttribute("aria-label")'),
      'Export: Loss',
      'the focus is back',
    );
    await page.keyboard.press('ArrowUp');
    await drawn(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.equal(download.suggestedFilename(), 'under-test-seed-0-loss.csv');
    await open('loss');
    await page.mouse.click(5, 5);
    await drawn(page);
    assert.equal(await tile('loss').getByRole('menu').count(), 0, 'a click elsewhere closes it');
  });

  it('offers nothing where there is no picture', async () => {
    assert.equal(
      await tile('bump-hunt')
        .getByRole('button', { name: /^Export:/ })
        .count(),
      0,
    );
  });

  it('has no model to give, which is with the editor', async () => {
    await open('network');
    const entries = await tile('network').getByRole('menuitem').allInnerTexts();
    assert.ok(
      entries.includes('Save data as CSV') && entries.every((entry) => !/model/i.test(entry)),
      entries.join(', '),
    );
    await page.keyboard.press('Escape');
  });

  it('asks the editor to save, with the name and the bytes, where there is one', async () => {
    const inEditor = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await inEditor.addInitScript(`globalThis.sent = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message), getState: () => null, setState: () => undefined });`);
    await inEditor.goto(`file://${report}`);
    const log = await readFile(path.join(path.dirname(report), 'events.bin'));
    await inEditor.evaluate(
      `postMessage({ kind: 'events', reset: true, log: Uint8Array.from(atob('${log.toString('base64')}'), (c) => c.charCodeAt(0)) }, '*')`,
    );
    await inEditor.getByRole('button', { name: 'Export: Loss' }).click();
    await inEditor.getByRole('menuitem', { name: 'Save data as CSV' }).click();
    await inEditor.waitForFunction(`sent.at(-1).kind === 'save'`);
    const [name, isBuffer, text] = await inEditor.evaluate<[string, boolean, string]>(
      `(({ name, data }) => [name, data instanceof ArrayBuffer, new TextDecoder().decode(data)])(sent.at(-1))`,
    );
    assert.deepEqual([name, isBuffer], ['under-test-seed-0-loss.csv', true]);
    assert.ok(text.startsWith('step,training MSE,test MSE\n'), text.slice(0, 80));
    await inEditor.evaluate(
      `postMessage({ kind: 'session', session: { label: 'under-test', status: 'finished', reading: null, fault: null, sweep: null } }, '*')`,
    );
    await inEditor.getByTestId('button-export-report').click();
    assert.deepEqual(await inEditor.evaluate('sent.at(-1)'), { kind: 'exportReport' });
    await inEditor.getByRole('button', { name: 'Export: Network' }).click();
    await inEditor.getByRole('menuitem', { name: 'Export model…' }).click();
    assert.deepEqual(await inEditor.evaluate('sent.at(-1)'), { kind: 'exportModel' });
    await inEditor.close();
  });
});
