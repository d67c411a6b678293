// A line in the latent space and its image in the data: this test plays the extension, and the network that it asks.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { packEvent, unpackEvent } from '../../../src/protocol/event-log.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { lineNodes } from '../../../webview/state/latent-line.js';
import { drawn } from './drawn.js';
import { toggleShown } from './menus.js';
import { PlayedHost } from './played-host.js';
import { trainedReport } from './trained.js';
import { withoutDecoder } from './without-decoder.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(2) },
  training: { steps: 100 },
});
`;

describe('A line in the latent space', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let host: PlayedHost;
  let events: readonly ArrayBuffer[];

  before(async () => {
    folder = await temporaryFolder();
    const report = await trainedReport(folder, 'circle', dataset);
    events = withoutDecoder(await readEventLog(path.dirname(report)));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => assert.fail(error));
    host = await PlayedHost.before(page);
    await page.goto(`file://${report}`);
    await host.tell({
      kind: 'session',
      session: { label: 'circle', status: 'finished', reading: null, fault: null, sweep: null },
    });
    await host.events(true, events);
    await page.locator('[data-testid="tab-pane"]').waitFor();
    await drawn(page);
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const latent = '[data-testid="tile-latent"]';
  const told = async (): Promise<string> => {
    await drawn(page);
    return page.locator('[data-testid="line-length"]').innerText();
  };

  /** Number of opaque pixels of the picture of the data. */
  const inkOfData = (): Promise<number> =>
    page.locator('[data-testid="tile-data"] canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let count = 0;
      for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) count++;
      return count;
    });

  async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const box = await page.locator(`${latent} canvas`).boundingBox();
    assert.ok(box !== null);
    const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at(to), { steps: 3 });
    await page.mouse.up();
    await drawn(page);
  }

  it('needs its tool, or the key Alt: dragging alone draws none', async () => {
    await drag([0.3, 0.3], [0.7, 0.6]);
    assert.equal(await page.locator('[data-testid="line-length"]').count(), 0);
  });

  it('is drawn by dragging, and its image has the length of the curve that the network gives', async () => {
    const without = await inkOfData();
    await toggleShown(page, 'lineShown');
    await drag([0.3, 0.3], [0.7, 0.6]);
    assert.equal(await told(), 'g(line)', 'the network has not answered yet');
    // While you drag, a new question is asked after each answer, so the last one is about the last line.
    const first = await host.lastDecode();
    await host.answer(first.request, new Float32Array(2 * lineNodes));
    await drawn(page);
    const { request, codes } = await host.lastDecode();
    assert.equal(codes.length, 2 * lineNodes);
    const [dx, dy] = [codes[126] - codes[0], codes[127] - codes[1]];
    assert.ok(dx > 0 && dy < 0, 'to the right and down');
    assert.ok(Math.abs(codes[64] - codes[0] - (32 / 63) * dx) < 1e-4 * dx);
    // Three quarters of a circle of radius 1/2.
    const arc = Float32Array.from({ length: 2 * lineNodes }, (_, i) => {
      const angle = (1.5 * Math.PI * Math.floor(i / 2)) / (lineNodes - 1);
      return i % 2 === 0 ? Math.cos(angle) / 2 : Math.sin(angle) / 2;
    });
    await host.answer(request, arc);
    assert.equal(await told(), 'g(line): length 2.36');
    assert.ok((await inkOfData()) > without + 200, 'the curve is in the picture');
  });

  it('is asked for again when there is a newer picture, and not shown with older ones', async () => {
    const { request } = await host.lastDecode();
    const frame = events.map(unpackEvent).findLast((event) => event.kind === 'frame');
    assert.ok(frame !== undefined);
    await host.events(false, [packEvent({ ...frame, step: frame.step + 1 })]);
    await drawn(page);
    const again = await host.lastDecode();
    assert.ok(again.request > request);
    const segment = Float32Array.from({ length: 2 * lineNodes }, (_, i) => (i % 2 === 0 ? i / 126 : 0));
    await host.answer(again.request, segment);
    assert.equal(await told(), 'g(line): length 1.00');
    await page.keyboard.press(',');
    assert.equal(await told(), 'g(line): for the newest picture only');
    await page.keyboard.press('>');
    assert.equal(await told(), 'g(line): length 1.00');
  });

  it('is asked for again where the panel is too low for the latent space', async () => {
    const size = page.viewportSize() ?? assert.fail('no size');
    await page.setViewportSize({ width: 523, height: 420 });
    await drawn(page);
    const box = await page.locator(latent).boundingBox();
    // The foot of the panel takes the last 34.
    assert.ok(box !== null && box.y >= 420 - 34, 'the latent space is out of sight');
    const { request } = await host.lastDecode();
    const frame = events.map(unpackEvent).findLast((event) => event.kind === 'frame');
    assert.ok(frame !== undefined);
    await host.events(false, [packEvent({ ...frame, step: frame.step + 2 })]);
    await drawn(page);
    assert.ok((await host.lastDecode()).request > request);
    await host.answer((await host.lastDecode()).request, new Float32Array(2 * lineNodes).fill(0.25));
    assert.equal(await told(), 'g(line): length 0');
    await page.setViewportSize(size);
    await drawn(page);
  });

  it('says so where there is no network', async () => {
    await drag([0.5, 0.5], [0.6, 0.7]);
    await host.tell({
      kind: 'refusal',
      request: (await host.lastDecode()).request,
      message: 'There is no network in memory.',
    });
    assert.equal(await told(), 'g(line): no network in memory, train again');
  });

  it('goes from point to point with keys, and goes away with its entry in the menu', async () => {
    await page
      .locator(latent)
      .getByRole('img', { name: /^Codes of/ })
      .focus();
    for (const key of ['n', 'a', 'n', 'b']) {
      await page.keyboard.press(key);
      await drawn(page);
    }
    for (let asked = 0; asked !== (await host.lastDecode()).request;) {
      asked = (await host.lastDecode()).request;
      await host.answer(asked, new Float32Array(2 * lineNodes));
      await drawn(page);
    }
    const frame = events.map(unpackEvent).findLast((event) => event.kind === 'frame');
    assert.ok(frame !== undefined);
    const [largest, second] = [...frame.error.keys()].sort((i, j) => frame.error[j] - frame.error[i]);
    const { codes } = await host.lastDecode();
    assert.deepEqual(codes.slice(0, 2), [...frame.codes.slice(2 * largest, 2 * largest + 2)]);
    assert.ok(Math.abs(codes[126] - frame.codes[2 * second]) < 1e-5);
    await toggleShown(page, 'lineShown');
    assert.equal(await page.locator('[data-testid="line-length"]').count(), 0);
  });
});
