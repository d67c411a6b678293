// Views are moved, hidden, enlarged and explained, with the mouse and with keys.
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
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

interface Order {
  readonly pictures: readonly string[];
  readonly tabs: readonly string[];
}

/** The pictures, and the tabs: that of the histogram shows the loss beside it, since the pane is wide. */
const first: Order = {
  pictures: ['data', 'latent', 'error-map'],
  tabs: ['roc', 'histogram', 'obstruction', 'homology', 'seeds', 'network'],
};

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

  const order = (): Promise<Order> =>
    page.evaluate<Order>(`(() => {
      const views = (selector) => [...document.querySelectorAll(selector)].map(({ dataset }) => dataset.view);
      return { pictures: views('.tiles > [data-view]'), tabs: views('[role="tablist"] [data-view]') };
    })()`);
  const focused = (): Promise<string> => page.evaluate<string>('document.activeElement?.dataset.testid ?? ""');
  const tile = (name: string) => page.locator(`[data-testid="tile-${name}"]`);
  const byId = (id: string) => page.locator(`[data-testid="${id}"]`);

  async function press(keys: string): Promise<void> {
    await page.keyboard.press(keys);
    await drawn(page);
  }

  async function openTab(name: string): Promise<void> {
    await byId(`tab-${name}`).click();
    await drawn(page);
  }

  it('moves a view with keys, which keep the focus, over the border of the parts and back', async () => {
    assert.deepEqual(await order(), first);
    await openTab('histogram');
    await byId('menu-histogram').focus();
    await press('Alt+Shift+ArrowLeft');
    const tabs = ['histogram', ...first.tabs.filter((name) => name !== 'histogram')];
    assert.deepEqual(await order(), { pictures: first.pictures, tabs });
    assert.equal(await focused(), 'menu-histogram');
    await press('Alt+Shift+ArrowUp');
    // Where its partner stays, there is a tab for it alone.
    const others = tabs.map((name) => (name === 'histogram' ? 'roc' : name === 'roc' ? 'loss' : name));
    assert.deepEqual(await order(), { pictures: [...first.pictures, 'histogram'], tabs: others });
    assert.equal(await focused(), 'menu-histogram');
    assert.match(
      await page
        .locator('[aria-live="polite"]')
        .allInnerTexts()
        .then((texts) => texts.join()),
      /Errors: place 4 of 10/,
    );
    await press('Alt+Shift+ArrowDown');
    assert.deepEqual(await order(), { pictures: first.pictures, tabs });
    assert.equal(await focused(), 'menu-histogram');
    await press('Alt+Shift+ArrowRight');
    assert.deepEqual(await order(), first);
  });

  it('moves a view with keys on its tab, which keeps the focus', async () => {
    await byId('tab-roc').focus();
    await press('Alt+Shift+ArrowRight');
    assert.deepEqual((await order()).tabs.slice(0, 2), ['histogram', 'roc']);
    assert.equal(await focused(), 'tab-roc');
    assert.equal(await byId('tab-roc').getAttribute('aria-selected'), 'true');
  });

  it('moves a view by its menu, whose first and last places go no further', async () => {
    await byId('menu-data').focus();
    await press('Enter');
    const items = byId('menu-data-popup').getByRole('menu', { name: 'Arrange' }).getByRole('menuitem');
    const [earlier, later] = await items.all();
    assert.equal(await earlier.getAttribute('aria-disabled'), 'true');
    assert.equal(await later.getAttribute('aria-disabled'), 'false');
    await earlier.focus();
    await press('ArrowDown');
    await press('Enter');
    assert.deepEqual((await order()).pictures, ['latent', 'data', 'error-map']);
    assert.equal(await focused(), 'menu-data');
  });

  /** Drags to a place, and waits for the mark that says where it would go. */
  async function drag(from: Locator, to: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    const [start, end] = await Promise.all([from.boundingBox(), to.boundingBox()]);
    assert.ok(start !== null && end !== null);
    await page.mouse.move(start.x + 10, start.y + 6);
    await page.mouse.down();
    await page.mouse.move(end.x + at.x, end.y + at.y, { steps: 4 });
    await page.locator('.drop-mark').waitFor();
  }

  it('drags a view by its header to where it is dropped, and back to nowhere with Escape', async () => {
    const ends = [tile('error-map').locator('h2'), tile('data'), { x: 40, y: 120 }] as const;
    await drag(...ends);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await drawn(page);
    assert.deepEqual(await order(), first);
    await drag(...ends);
    await page.mouse.up();
    await drawn(page);
    assert.deepEqual((await order()).pictures, ['error-map', 'data', 'latent']);
    assert.equal(await page.locator('.drag').count(), 0);
  });

  it('drags a view by its tab among the pictures', async () => {
    await drag(byId('tab-homology'), tile('latent'), { x: 40, y: 120 });
    await page.mouse.up();
    await drawn(page);
    assert.deepEqual(await order(), {
      pictures: ['data', 'homology', 'latent', 'error-map'],
      tabs: first.tabs.filter((name) => name !== 'homology'),
    });
  });

  it('hides views, one by its own menu and all by the menu Views, and resets', async () => {
    await openTab('histogram');
    assert.equal(await tile('loss').count(), 1);
    await byId('menu-loss').click();
    await byId('menu-loss-popup').getByRole('menuitem', { name: 'Hide' }).click();
    await drawn(page);
    assert.equal(await tile('loss').count(), 0);
    assert.equal(await byId('tab-loss').count(), 0);
    assert.deepEqual(await order(), first);
    assert.equal(await focused(), 'button-more');

    await byId('button-more').click();
    const items = byId('views').getByRole('menuitemcheckbox');
    assert.equal(await items.count(), first.pictures.length + first.tabs.length + 1);
    assert.equal(await items.filter({ hasText: 'Loss' }).getAttribute('aria-checked'), 'false');
    for (const item of await items.all()) if ((await item.getAttribute('aria-checked')) === 'true') await item.click();
    await drawn(page);
    assert.deepEqual(await order(), { pictures: [], tabs: [] });
    assert.match(await page.locator('.tiles').innerText(), /All views are hidden/);
    await byId('reset-arrangement').click();
    await drawn(page);
    assert.deepEqual(await order(), first);
  });

  it('leaves an enlarged view with Escape, after what lies above it', async () => {
    await openTab('homology');
    await tile('homology')
      .getByRole('button', { name: /^Enlarge/ })
      .click();
    await drawn(page);
    await byId('explain-homology').click();
    await byId('explain-homology-popup').waitFor();
    await press('Escape');
    assert.equal(await byId('explain-homology-popup').isVisible(), false);
    assert.equal(await tile('data').isVisible(), false, 'the view is still enlarged');
    await tile('homology').getByRole('img').first().focus();
    await press('Escape');
    assert.equal(await tile('data').isVisible(), true);
  });

  it('explains every view, with formulas and links to papers', async () => {
    let explained = 0;
    for (const tab of [null, ...first.tabs]) {
      if (tab !== null) await openTab(tab);
      for (const button of await page.locator(tab === null ? '.tiles > .tile' : '.tab-panel .tile').all()) {
        const name = (await button.getAttribute('data-view')) ?? '';
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
        await press('Escape');
        assert.equal(await focused(), `explain-${name}`);
        explained++;
      }
    }
    assert.equal(explained, first.pictures.length + first.tabs.length + 1);
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
      await before.locator('[data-testid="tab-histogram"]').click();
      await before.locator('[data-testid="menu-loss"]').click();
      await before.locator('[data-testid="menu-loss-popup"]').getByRole('menuitem', { name: 'Hide' }).click();
      // The page's policy forbids what polls inside it.
      const sent = async () =>
        (await before.evaluate<FromPanel[]>('sent')).findLast(
          (message) => message.kind === 'saveView' && JSON.stringify(message.view).includes('"hidden":["loss"]'),
        );
      const saved = await eventually('the view is saved', sent);
      assert.equal(saved.kind, 'saveView');
      const after = await open(saved.view);
      await after.locator('[data-testid="tile-histogram"]').waitFor();
      assert.equal(await after.locator('[data-testid="tile-loss"]').count(), 0);
      assert.equal(await after.locator('[data-testid="tile-data"]').count(), 1);
    } finally {
      await browser.close();
      await removeFolder(folder);
    }
  });
});
