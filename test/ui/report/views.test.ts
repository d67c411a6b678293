// The map of a latent sphere, the obstruction and the network as the panel shows them: this test plays the extension, and
// takes what the panel sends.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { joinEvents, packEvent, unpackEvent } from '../../../src/protocol/event-log.js';
import type { FromPanel } from '../../../src/protocol/panel.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { formatLowerBound, formatNumber } from '../../../webview/format.js';
import { builtDistribution } from '../../support/distribution.js';
import { drawn } from './drawn.js';
import { chooseInTile, colorBy } from './menus.js';
import { withoutDecoder } from './without-decoder.js';

const datasets = {
  sphere: `import { defineDataset, sphere, spherical } from 'latent-atlas';
export default defineDataset({
  manifold: sphere(),
  samples: { train: 2000, test: 800 },
  autoencoder: { hidden: [16], latent: spherical(2) },
  training: { steps: 600, seed: 0 },
});
`,
  circle: `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle({ radius: 3 }),
  samples: { train: 1000, test: 500 },
  autoencoder: { hidden: [16, 8, 4], latent: euclidean(1), activation: 'tanh', standardize: true },
  training: { steps: 120, seed: 0, gradientClipping: { norm: 1 } },
});
`,
} as const;

type Name = keyof typeof datasets;

/** What VS Code gives to a webview, and what it was sent; the view settings outlast a reload. */
const stub = `globalThis.sent = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message), getState: () => JSON.parse(sessionStorage.getItem('view')), setState: (view) => sessionStorage.setItem('view', JSON.stringify(view)) });`;

describe('Views of the panel', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    const cli = path.join(await builtDistribution(), 'cli.cjs');
    for (const [name, text] of Object.entries(datasets)) {
      const file = path.join(folder, `${name}.dataset.ts`);
      await writeFile(file, text);
      await promisify(execFile)(process.execPath, [cli, 'train', file, '--out', path.join(folder, name), '--quiet']);
    }
    browser = await launchChromium();
    // With less motion a run that is over is not replayed.
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => assert.fail(error));
    page.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
    await page.addInitScript(stub);
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  /** Shows a run, with some of its events, or others in their place. */
  async function show(
    name: Name,
    keep: (events: readonly ArrayBuffer[]) => readonly ArrayBuffer[] = (events) => events,
  ): Promise<void> {
    await page.goto(`file://${path.join(folder, name, 'report.html')}`);
    const events = keep(await readEventLog(path.join(folder, name)));
    const base64 = Buffer.from(joinEvents(events)).toString('base64');
    await page.evaluate(
      `postMessage({ kind: 'events', reset: true, log: Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0)) }, '*')`,
    );
    await page.locator('[data-testid="tab-pane"]').waitFor();
    await drawn(page);
  }

  const tile = (name: string): Locator => page.locator(`[data-testid="tile-${name}"]`);

  const resultOf = async (name: Name): Promise<RunResult> =>
    JSON.parse(await readFile(path.join(folder, name, 'result.json'), 'utf8')) as RunResult;

  async function openTab(view: string): Promise<void> {
    await page.locator(`[data-testid="tab-${view}"]`).click();
    await tile(view).waitFor();
    await drawn(page);
  }

  /** Terms and what is told of each. */
  async function statements(testId: string): Promise<Record<string, string>> {
    const list = page.locator(`[data-testid="${testId}"] > div`);
    const rows = await Promise.all(
      (await list.all()).map((row) => Promise.all([row.locator('dt').innerText(), row.locator('dd').innerText()])),
    );
    return Object.fromEntries(rows);
  }

  describe('the map of a latent sphere', () => {
    before(async () => {
      await show('sphere', withoutDecoder);
      await chooseInTile(page, 'latent', 'Picture of the latent space', 'map');
    });

    it('has longitude and latitude in degrees at its edges, and says what it is', async () => {
      assert.equal(await tile('latent').locator('h2').innerText(), 'Latent: S²');
      assert.deepEqual(await tile('latent').locator('.axis-name').allTextContents(), [
        'longitude atan2(z₂, z₁) (°)',
        'latitude asin z₃ (°)',
      ]);
      const ticks = await tile('latent').locator('.axes .tick').allTextContents();
      for (const wanted of ['−60°', '0°', '60°', '180°']) assert.ok(ticks.includes(wanted), ticks.join());
      const label = await map().getAttribute('aria-label');
      assert.match(label ?? '', /in the latent space S² .* An equal-area map, longitude to the right .* Press n and p/);
    });

    it('colours points and grid by a coordinate of the data', async () => {
      const bar = tile('latent').locator('.color-bar');
      const picture = () =>
        tile('latent')
          .locator('canvas')
          .first()
          .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
      const before = await picture();
      await colorBy(page, 'z');
      assert.match((await bar.getAttribute('aria-label')) ?? '', /^Colours: z from −(1|0\.99\d*) to (1|0\.99\d*)$/);
      assert.ok((await picture()) !== before, 'other colours make another picture');
      await colorBy(page, 'ρ');
      assert.ok((await picture()) === before, 'the picture is as it was');
    });

    it('has a colour each for the training and the test sample where the points are coloured by split', async () => {
      /** Pixels of about the colour of a variable of the style sheet. */
      const pixelsOf = (variable: string) =>
        page.evaluate<number>(`(() => {
          const painter = document.createElement('canvas').getContext('2d');
          painter.fillStyle = getComputedStyle(document.body).getPropertyValue('${variable}').trim();
          painter.fillRect(0, 0, 1, 1);
          const [red, green, blue] = painter.getImageData(0, 0, 1, 1).data;
          const canvas = document.querySelector('[data-testid="tile-latent"] canvas');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200 && Math.hypot(data[i] - red, data[i + 1] - green, data[i + 2] - blue) < 30) count++;
          return count;
        })()`);
      await colorBy(page, 'split');
      const entries = tile('latent').locator('.inset-entry:not([data-export])');
      assert.deepEqual(
        (await entries.allInnerTexts()).map((text) => text.trim()),
        ['training sample', 'test sample'],
      );
      assert.match((await map().getAttribute('aria-label')) ?? '', /coloured by split/);
      const [train, test] = [await pixelsOf('--train'), await pixelsOf('--foreground')];
      assert.ok(train > 500 && test > 500, `${train} and ${test} pixels`);
      await colorBy(page, 'ρ');
      assert.equal(await entries.count(), 0);
      assert.ok((await pixelsOf('--foreground')) < 20);
    });

    it('draws points and grid inside its outline, and nothing outside', async () => {
      const [inside, outside] = await page.evaluate<[number, number]>(`(() => {
        const tile = document.querySelector('[data-testid="tile-latent"]');
        const outline = tile.querySelector('.map-outline');
        const canvas = tile.querySelector('canvas');
        const [box, plot] = [canvas.getBoundingClientRect(), outline.ownerSVGElement.getBoundingClientRect()];
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const within = (x, y) => outline.isPointInFill(new DOMPoint(x, y));
        const counts = [0, 0];
        for (let row = 0; row < canvas.height; row += 2) {
          for (let column = 0; column < canvas.width; column += 2) {
            if (data[4 * (row * canvas.width + column) + 3] === 0) continue;
            const [x, y] = [box.left - plot.left + column * box.width / canvas.width, box.top - plot.top + row * box.height / canvas.height];
            // A dot on the edge reaches over it by its radius.
            const near = [[0, 0], [5, 0], [-5, 0], [0, 5], [0, -5]].some(([dx, dy]) => within(x + dx, y + dy));
            counts[near ? 0 : 1]++;
          }
        }
        return counts;
      })()`);
      assert.equal(outside, 0);
      assert.ok(inside > 1500, `${inside} pixels`);
    });

    it('asks for the image of the code under the pointer, and for none outside the map', async () => {
      const [x, y] = await placeOnScreen(0.75, 0.5);
      await page.mouse.move(x, y);
      await drawn(page);
      const message = await page.evaluate<FromPanel>(
        '(({ codes, ...rest }) => ({ ...rest, codes: [...codes] }))(sent.findLast(({ kind }) => kind === "decode"))',
      );
      assert.ok(message.kind === 'decode');
      // Halfway from the middle to the right edge of the equator.
      const expected = [0, 1, 0];
      Array.from(message.codes).forEach((value, k) =>
        assert.ok(Math.abs(value - expected[k]) < 0.03, Array.from(message.codes).join()),
      );
      const entry = tile('latent').getByText('g(z) at the pointer');
      assert.equal(await entry.count(), 0, 'the network has not answered yet');
      await page.evaluate(
        `postMessage({ kind: 'answer', request: ${message.request}, values: Float32Array.of(0, 1, 0) }, '*')`,
      );
      await entry.waitFor();
      const asked = (): Promise<number> => page.evaluate<number>('sent.filter(({ kind }) => kind === "decode").length');
      const before = await asked();
      const [cornerX, cornerY] = await placeOnScreen(0.01, 0.03);
      await page.mouse.move(cornerX, cornerY);
      await drawn(page);
      assert.equal(await asked(), before);
      assert.equal(await entry.count(), 0);
    });

    it('rings the point that the keyboard walks to, here and in the data', async () => {
      await map().focus();
      await page.keyboard.press('n');
      await drawn(page);
      const mark = tile('latent').locator('circle.mark');
      assert.equal(await mark.count(), 1);
      assert.equal(await tile('data').locator('circle.mark').count(), 2, 'the point and its reconstruction');
      const [cx, cy] = await Promise.all(['cx', 'cy'].map(async (name) => Number(await mark.getAttribute(name))));
      assert.ok(
        await page.evaluate<boolean>(
          `document.querySelector('[data-testid="tile-latent"] .map-outline').isPointInFill(new DOMPoint(${cx}, ${cy}))`,
        ),
      );
    });

    it('is drawn of data on a sphere too, and both choices outlast a reload', async () => {
      await chooseInTile(page, 'data', 'Picture of the data', 'map');
      assert.deepEqual(await tile('data').locator('.axis-name').allTextContents(), [
        'longitude atan2(y, x) (°)',
        'latitude asin z (°)',
      ]);
      await show('sphere');
      for (const name of ['data', 'latent']) assert.equal(await tile(name).locator('.map-outline').count(), 1, name);
      await chooseInTile(page, 'data', 'Picture of the data', 'sphere');
      await chooseInTile(page, 'latent', 'Picture of the latent space', 'sphere');
      assert.equal(await page.locator('.map-outline').count(), 0);
    });

    const map = (): Locator => tile('latent').getByRole('img', { name: 'Codes of' });

    /** A place at shares of the width and the height of the map. */
    async function placeOnScreen(right: number, down: number): Promise<readonly [number, number]> {
      const box = await tile('latent').locator('.map-outline').boundingBox();
      assert.ok(box !== null);
      return [box.x + right * box.width, box.y + down * box.height];
    }
  });

  describe('the obstruction', () => {
    it('shows sup ρ and its bounds on one axis, each where its number says', async () => {
      await show('circle');
      await openTab('obstruction');
      const { error, certificate } = await resultOf('circle');
      assert.ok(certificate !== null);
      const texts = await tile('obstruction').locator('.bound-value').allTextContents();
      assert.deepEqual(texts.slice(1), ['≥ 3', `≥ ${formatLowerBound(certificate.bound)}`]);
      assert.ok(Number(texts[0]) >= error.sup * 0.99, texts[0]);
      const ends = await Promise.all(
        (await tile('obstruction').locator('.bound-mark line').all()).map(
          async (line) => Number(await line.getAttribute('x2')) - Number(await line.getAttribute('x1')),
        ),
      );
      const values = [Number(texts[0]), 3, certificate.bound];
      ends.forEach((length, k) =>
        assert.ok(Math.abs(length / ends[1] - values[k] / 3) < 0.02, `${ends.join()} for ${values.join()}`),
      );
      const shaded = Number(await tile('obstruction').locator('rect.excluded').getAttribute('width'));
      assert.ok(Math.abs(shaded - Math.max(ends[1], ends[2])) < 0.1);
      assert.match(
        (await tile('obstruction').getByRole('img').getAttribute('aria-label')) ?? '',
        /^sup ρ and its lower bounds\. sup ρ: .*; theory: ≥ 3; certificate: ≥ /,
      );
    });

    it('has the pair of the certificate, its code, and what it proves', async () => {
      const { certificate } = await resultOf('circle');
      assert.ok(certificate?.code !== undefined);
      const told = await statements('obstruction-statements');
      assert.ok(
        told.certificate.includes(
          `No decoder can reconstruct both: one of them is off by at least ${formatLowerBound(certificate.bound)}.`,
        ),
        told.certificate,
      );
      const rows = await Promise.all(
        (await page.locator('[data-testid="certificate-pair"] tr').all()).map((row) =>
          row.locator('th, td').allInnerTexts(),
        ),
      );
      assert.deepEqual(rows.slice(0, 3), [
        ['x', `(${certificate.x.map(formatNumber).join(', ')})`],
        ['y', `(${certificate.y.map(formatNumber).join(', ')})`],
        ['f(x) = f(y)', formatNumber(certificate.code[0])],
      ]);
    });

    it('goes by the last analysis while the network trains', async () => {
      await show('circle', (events) => events.filter((event) => unpackEvent(event).kind !== 'finished').slice(0, -20));
      const told = await statements('obstruction-statements');
      assert.match(told['sup ρ'], /at step \d+\. Over all 500 test points [\d.]+, at step \d+\.$/);
      assert.match(told.certificate, /^When the run finishes/);
      assert.deepEqual(await tile('obstruction').locator('.missing').allTextContents(), [
        'computed when the run finishes',
      ]);
    });

    it('says what was searched where there is no certificate, and the degree', async () => {
      await show('sphere');
      const { certificate, certificateSearch, injectivity } = await resultOf('sphere');
      assert.ok(certificate === null && certificateSearch !== null && injectivity !== null);
      const told = await statements('obstruction-statements');
      assert.match(
        told.certificate,
        new RegExp(
          `^No two points with the same code were found.* from ${certificateSearch.pairs} pairs reached codes ${formatNumber(certificateSearch.latentDistance ?? NaN).replace('.', '\\.')} apart`,
        ),
      );
      assert.match(told.injectivity, new RegExp(`Degree ${injectivity.degree}[.:]`));
      assert.equal(await tile('obstruction').locator('rect.excluded').getAttribute('width'), '0');
    });
  });

  describe('the network', () => {
    const widths = [2, 1024, 512, 64, 8, 1, 8, 64, 512, 1024, 2];

    // The tile draws what the run's description says; a network as large as this would take long to train and to search.
    before(async () => {
      await show('circle', (events) =>
        events.map((packed) => {
          const event = unpackEvent(packed);
          if (event.kind !== 'started') return packed;
          const { run } = event;
          return packEvent({ ...event, run: { ...run, autoencoder: { ...run.autoencoder, widths } } });
        }),
      );
      await openTab('network');
    });

    it('has a bar for each layer with its width, higher for wider ones', async () => {
      assert.deepEqual(await tile('network').locator('.network-width').allTextContents(), widths.map(String));
      const heights = await Promise.all(
        (await tile('network').locator('.network-bar').all()).map(async (bar) =>
          Number(await bar.getAttribute('height')),
        ),
      );
      widths.forEach((width, i) =>
        widths.forEach((other, j) => assert.ok(width <= other || heights[i] > heights[j], heights.join())),
      );
      assert.deepEqual(
        (await tile('network').locator('.axis-name').allTextContents()).filter((text) => text !== ''),
        ['encoder', 'decoder', 'x', 'z ∈ ℝ¹', 'x̂'],
      );
      assert.equal(
        await tile('network').locator('.network-diagram path.network-scale').count(),
        2,
        'standardised and scaled back',
      );
    });

    it('tells of the parts, of training, and of each layer that the keyboard goes to', async () => {
      const { parameters } = await resultOf('circle');
      const facts = await statements('network-facts');
      assert.ok(facts.parameters.endsWith(`in all ${parameters.toLocaleString('en-GB')}`), facts.parameters);
      assert.equal(facts.regularisation, 'gradient clipped at 1');
      assert.match(facts.optimiser, /^Adam, β₁ = 0\.9/);
      await tile('network').getByRole('img').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await drawn(page);
      assert.equal(
        await tile('network').locator('.readout').innerText(),
        'encoder, hidden layer 1: 2 → 1024, tanh, 3,072 parameters',
      );
    });

    it('is readable where the panel is narrow: no width lies on another, nothing is cut off', async () => {
      await page.setViewportSize({ width: 500, height: 800 });
      await drawn(page);
      const outer = await tile('network').boundingBox();
      const boxes = await Promise.all(
        (await tile('network').locator('.network-width').all()).map((text) => text.boundingBox()),
      );
      boxes.forEach((box, k) => {
        const next = boxes.at(k + 1) ?? null;
        assert.ok(box !== null && outer !== null && box.x >= outer.x && box.x + box.width <= outer.x + outer.width);
        assert.ok(
          next === null || box.x + box.width <= next.x || box.y + box.height <= next.y || next.y + next.height <= box.y,
          `widths ${k} and ${k + 1}`,
        );
      });
      await page.setViewportSize({ width: 1280, height: 900 });
    });
  });
});
