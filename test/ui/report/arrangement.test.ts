// Views are moved, hidden, enlarged and explained, with the mouse and with keys.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import type { FromPanel } from '../../../src/protocol/panel.js';
import { panelPage } from '../../../src/protocol/page.js';
import { eventually } from '../../support/eventually.js';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 300 },
  signal: { inner: circle({ radius: 0.5 }) },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 100 },
});
`;

const first = [
  'data',
  'latent',
  'error-map',
  'loss',
  'histogram',
  'obstruction',
  'roc',
  'homology',
  'network',
  'seeds',
  'bump-hunt',
];

describe('The arrangement of the views', () => {
  let folder: string;
  let browser: Browser;
  let report: string;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    report = await trainedReport(folder, 'circle', dataset);
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  beforeEach(async () => {
    page = await openReport(browser, report);
  });

  afterEach(() => page.close());

  const order = (): Promise<string[]> =>
    page.evaluate<string[]>(`[...document.querySelectorAll('[data-view]')].map((tile) => tile.dataset.view)`);
  const focused = (): Promise<string> => page.evaluate<string>('document.activeElement?.dataset.testid ?? ""');
  const tile = (name: string) => page.locator(`[data-testid="tile-${name}"]`);
  const byId = (id: string) => page.locator(`[data-testid="${id}"]`);

  it('moves a view with keys, which keep the focus, over the border of the parts and back', async () => {
    assert.deepEqual(await order(), first);
    await byId('arrange-histogram').focus();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await drawn(page);
    assert.deepEqual((await order()).slice(0, 5), ['data', 'latent', 'error-map', 'histogram', 'loss']);
    assert.equal(await focused(), 'arrange-histogram');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await drawn(page);
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await drawn(page);
    assert.equal(await page.locator('.findings [data-view]').first().getAttribute('data-view'), 'histogram');
    assert.equal(await focused(), 'arrange-histogram');
    assert.match(
      await page
        .locator('[aria-live="polite"]')
        .allInnerTexts()
        .then((texts) => texts.join()),
      /Histogram of ρ: place 5 of 11/,
    );
  });

  it('moves a view by its menu, whose first and last places go no further', async () => {
    await byId('arrange-data').focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    const [earlier, later] = await byId('arrange-data-popup').getByRole('menuitem').all();
    assert.equal(await earlier.getAttribute('aria-disabled'), 'true');
    assert.equal(await later.getAttribute('aria-disabled'), 'false');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.deepEqual((await order()).slice(0, 2), ['latent', 'data']);
    assert.equal(await focused(), 'arrange-data');
  });

  it('drags a view by its header to where it is dropped, and back to nowhere with Escape', async () => {
    const [from, to] = await Promise.all([tile('error-map').locator('h2').boundingBox(), tile('data').boundingBox()]);
    assert.ok(from !== null && to !== null);
    const drag = async (): Promise<void> => {
      await page.mouse.move(from.x + 10, from.y + 6);
      await page.mouse.down();
      await page.mouse.move(to.x + 40, to.y + 120, { steps: 4 });
      await page.locator('.drop-mark').waitFor();
    };
    await drag();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await drawn(page);
    assert.deepEqual(await order(), first);
    await drag();
    await page.mouse.up();
    await drawn(page);
    assert.deepEqual((await order()).slice(0, 3), ['error-map', 'data', 'latent']);
    assert.equal(await page.locator('.drag').count(), 0);
  });

  it('hides views, one by its own menu and all by the menu Views, and resets', async () => {
    await byId('arrange-loss').click();
    await byId('arrange-loss-popup').getByRole('menuitem', { name: 'Hide' }).click();
    await drawn(page);
    assert.deepEqual(
      await order(),
      first.filter((name) => name !== 'loss'),
    );
    assert.equal(await focused(), 'button-views');

    await byId('button-views').click();
    const items = byId('button-views-popup').getByRole('menuitemcheckbox');
    assert.equal(await items.count(), first.length);
    assert.equal(await items.filter({ hasText: 'Loss' }).getAttribute('aria-checked'), 'false');
    for (const item of await items.all()) if ((await item.getAttribute('aria-checked')) === 'true') await item.click();
    await drawn(page);
    assert.deepEqual(await order(), []);
    assert.match(await page.locator('.tiles').innerText(), /All views are hidden/);
    await byId('reset-arrangement').click();
    await drawn(page);
    assert.deepEqual(await order(), first);
  });

  it('leaves an enlarged view with Escape, after what lies above it', async () => {
    await tile('homology')
      .getByRole('button', { name: /^Enlarge/ })
      .click();
    await drawn(page);
    await byId('explain-homology').click();
    await byId('explain-homology-popup').waitFor();
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await byId('explain-homology-popup').isVisible(), false);
    assert.equal(await tile('data').isVisible(), false, 'the view is still enlarged');
    await tile('homology').getByRole('img').first().focus();
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await tile('data').isVisible(), true);
  });

  it('explains every view, with formulas and links to papers', async () => {
    for (const name of first) {
      await byId(`explain-${name}`).click();
      const text = byId(`explain-${name}-popup`);
      await text.waitFor();
      assert.ok((await text.locator('dt').count()) > 0, name);
      const box = await text.boundingBox();
      assert.ok(
        box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800,
        `${name}: ${JSON.stringify(box)}`,
      );
      for (const link of await text.locator('a').all())
        assert.match((await link.getAttribute('href')) ?? '', /^https:/);
      await page.keyboard.press('Escape');
      await drawn(page);
      assert.equal(await focused(), `explain-${name}`);
    }
  });
});

describe('What a panel remembers', () => {
  it('goes to the host once it rests, and comes back with the page of the next panel', async () => {
    const folder = await temporaryFolder();
    const report = await trainedReport(folder, 'circle', dataset);
    const browser = await launchChromium();
    const { readFile, writeFile } = await import('node:fs/promises');
    const html = await readFile(report, 'utf8');
    const open = async (view: unknown): Promise<Page> => {
      // The page that the extension makes, with this report's script and style.
      const file = `${folder}/panel.html`;
      const text = (pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';
      const page = panelPage({
        title: 'panel',
        nonce: 'n',
        script: { text: '' },
        style: { text: text(/<style[^>]*>([\s\S]*?)<\/style>/) },
        view,
      });
      await writeFile(
        file,
        page.replace(
          '<script nonce="n"></script>',
          () => `<script nonce="n">${text(/<script nonce="[^"]*">([\s\S]*?)<\/script>/)}</script>`,
        ),
      );
      const opened = await browser.newPage();
      await opened.addInitScript(
        `globalThis.sent = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message), getState: () => undefined, setState: () => undefined });`,
      );
      await opened.goto(`file://${file}`);
      const log = text(/<script id="event-log"[^>]*>([\s\S]*?)<\/script>/);
      await opened.evaluate(
        `postMessage({ kind: 'events', reset: true, log: Uint8Array.from(atob('${log}'), (c) => c.charCodeAt(0)) }, '*')`,
      );
      await opened.locator('.tiles').waitFor();
      return opened;
    };
    try {
      const before = await open(undefined);
      await before.locator('[data-testid="arrange-loss"]').click();
      await before.locator('[data-testid="arrange-loss-popup"]').getByRole('menuitem', { name: 'Hide' }).click();
      // The page's policy forbids what polls inside it.
      const sent = async () =>
        (await before.evaluate<FromPanel[]>('sent')).find((message) => message.kind === 'saveView');
      const saved = await eventually('the view is saved', sent);
      const after = await open(saved.view);
      assert.equal(await after.locator('[data-testid="tile-loss"]').count(), 0);
      assert.equal(await after.locator('[data-testid="tile-data"]').count(), 1);
    } finally {
      await browser.close();
      await removeFolder(folder);
    }
  });
});
