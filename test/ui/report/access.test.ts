// Whether everybody can read a report: by axe's rules in every colour theme, with keys alone, narrow, enlarged, and without a run.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { basicThemes, themes, useColors, violations } from './axe.js';
import { drawn } from './drawn.js';
import { forEachTab } from './each-tab.js';
import { openReport, trainedReport } from './trained.js';
import { withBrowser } from './with-browser.js';

const head = `import { circle, defineDataset, euclidean, phaseSpace, sphere } from 'latent-atlas';\n`;

const datasets = {
  circle: `manifold: circle(), autoencoder: { hidden: [8], latent: euclidean(1) },
    signal: { inner: circle({ radius: 0.5 }) }, observables: { height: { unit: 'm', of: ([, y]) => y } },
    bumpHunt: { observable: 'height', window: [0.2, 0.4], cut: 0.5, signalFraction: 0.05 },
    samples: { train: 1000, test: 800 }, training: { steps: 200 },`,
  sphere: `manifold: sphere({ dimension: 2 }), autoencoder: { hidden: [8], latent: euclidean(2) }, samples: { train: 500, test: 300 }, training: { steps: 100 },`,
  'three-body': `manifold: phaseSpace({ particles: 3 }), autoencoder: { hidden: [8], latent: euclidean(5) }, samples: { train: 500, test: 300 }, training: { steps: 100 },`,
} as const;

/** What runs out of the window, scrolls sideways, is cut off, or lies over its neighbour. */
const faultsOfLayout = `(() => {
  const faults = [];
  const told = (element) => element.outerHTML.slice(0, 90);
  const shown = (element) => element.getBoundingClientRect().width > 0 && element.closest('.visually-hidden, [popover], svg svg') === null && getComputedStyle(element).clipPath === 'none';
  // What ends in an ellipsis says all of it in its title.
  const isShortened = (element) => {
    const { textOverflow, webkitLineClamp } = getComputedStyle(element);
    return (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') && element.closest('[title]') !== null;
  };
  const textBox = (element) => {
    if (!element.matches('h1, h2, h3, p') || [element, ...element.children].some(isShortened)) return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  for (const element of document.querySelectorAll('body *:not(svg *)')) {
    // Facts beside a picture are the first to go where there is no room for them.
    if (!shown(element) || element.closest('.table-frame, .pane-head > .pane-facts') !== null) continue;
    if (element.getBoundingClientRect().right > innerWidth + 0.5) faults.push('runs out: ' + told(element));
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element.matches('select, input') || isShortened(element)) continue;
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) faults.push('scrolls sideways: ' + told(element));
    if (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push('cut off: ' + told(element) + ' ' + element.scrollHeight + ' > ' + element.clientHeight);
  }
  for (const tile of document.querySelectorAll('.tile')) {
    if (tile.scrollHeight > tile.clientHeight + 1) faults.push('flows over: ' + tile.className + ' ' + tile.scrollHeight + ' > ' + tile.clientHeight);
  }
  for (const row of document.querySelectorAll('.toolbar, .tile-header, .legend, .tabs, .foot, .timeline, .status, .verdict')) {
    const parts = [...row.querySelectorAll('h1, h2, p, button, select, output, input, .entry, .color-bar, .item')].filter(shown);
    parts.forEach((one, i) => parts.slice(i + 1).forEach((other) => {
      if (one.contains(other) || other.contains(one)) return;
      const [a, b] = [textBox(one), textBox(other)];
      const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      if (overlap) faults.push('overlap: ' + told(one) + ' and ' + told(other));
    }));
  }
  return faults;
})()`;

/** The one part that is another with each tab. */
const pane = '[data-testid="tab-pane"]';

/** Buttons of a wide window that open something. */
const menus = [
  'explain-data',
  'menu-data',
  'menu-latent',
  'button-run',
  'button-color',
  'button-show',
  'button-selection',
  'button-export',
  'button-more',
  'button-replay',
];

/** Presses a button, looks at what it opens, and closes that. */
async function whileOpen(page: Page, id: string, look: () => Promise<void>): Promise<void> {
  await page.locator(`[data-testid="${id}"]`).click();
  await page.locator(`[data-testid="${id}-popup"]`).waitFor();
  await drawn(page);
  await look();
  await page.keyboard.press('Escape');
}

describe('Access to a report', () => {
  let folder: string;
  let browser: Browser;
  const reports = new Map<string, string>();

  before(async () => {
    folder = await temporaryFolder();
    for (const [name, fields] of Object.entries(datasets)) {
      reports.set(
        name,
        await trainedReport(folder, name, `${head}export default defineDataset({ name: '${name}', ${fields} });\n`),
      );
    }
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const open = (name: string, size?: { readonly width: number; readonly height: number }): Promise<Page> =>
    openReport(browser, reports.get(name) ?? assert.fail(`${name} was not trained`), size);

  for (const name of Object.keys(datasets)) {
    it(`breaks no rule of axe: ${name}`, async () => {
      const page = await open(name);
      await page.evaluate(axe.source);
      assert.deepEqual(await violations(page), []);
      await forEachTab(page, async (tab) => assert.deepEqual(await violations(page, { within: pane }), [], tab));
      await page.close();
    });
  }

  it('breaks none in what its buttons open', async () => {
    const page = await open('circle');
    await page.evaluate(axe.source);
    for (const id of menus) {
      const within = `[data-testid="${id}-popup"]`;
      await whileOpen(page, id, async () => assert.deepEqual(await violations(page, { within }), [], id));
    }
    await page.close();
  });

  describe('in every colour theme of VS Code, with a text or a menu open too', () => {
    let page: Page;

    before(async () => {
      page = await open('circle');
      await page.evaluate(axe.source);
    });

    after(() => page.close());

    for (const theme of themes) {
      it(`has the contrast that the eye needs: ${theme.name}`, async () => {
        await useColors(page, theme);
        const rules = ['color-contrast'];
        assert.deepEqual(await violations(page, { rules }), []);
        // Tabs and popups take the same few colours: the themes that others are made from show them all.
        if (!basicThemes.includes(theme.name)) return;
        await forEachTab(page, async (tab) =>
          assert.deepEqual(await violations(page, { rules, within: pane }), [], tab),
        );
        for (const id of ['explain-data', 'button-more', 'menu-data']) {
          const within = `[data-testid="${id}-popup"]`;
          await whileOpen(page, id, async () => assert.deepEqual(await violations(page, { rules, within }), [], id));
        }
      });
    }
  });

  it('reaches every control with the Tab key, and shows which one has the focus', async () => {
    const page = await open('circle');
    const wanted =
      await page.evaluate<number>(`[...document.querySelectorAll('button:not(:disabled), select, input:not(:disabled), summary, [tabindex="0"]')]
      .filter((element) => element.getBoundingClientRect().width > 0 && element.closest('[popover]') === null)
      .filter((element) => !element.matches('[role="tab"][aria-selected="false"]'))
      .map((element, i) => { element.dataset.wanted = i; return element; }).length`);
    assert.ok(wanted > 20, `${wanted} controls`);
    const reached = new Set<string>();
    for (let k = 0; k < wanted + 5; k++) {
      await page.keyboard.press('Tab');
      const { index, outline } = await page.evaluate<{ readonly index: string | null; readonly outline: string }>(
        `({ index: document.activeElement.dataset.wanted ?? null, outline: getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth })`,
      );
      if (index === null) continue;
      reached.add(index);
      assert.doesNotMatch(outline, /none|^\w+ 0px/, `control ${index}`);
    }
    assert.equal(reached.size, wanted);
    // Tabs are one stop of the Tab key: the arrows go on from there.
    const tabs = await page.locator('[role="tab"]').all();
    assert.ok(tabs.length > 5);
    await page.locator('[role="tab"][aria-selected="true"]').focus();
    for (const tab of [...tabs.slice(1), tabs[0]]) {
      await page.keyboard.press('ArrowRight');
      await drawn(page);
      assert.equal(await tab.evaluate((element) => element === document.activeElement), true);
    }
    await page.close();
  });

  for (const name of Object.keys(datasets)) {
    describe(`has room for everything: ${name}`, () => {
      let page: Page;

      before(async () => {
        page = await open(name);
      });

      after(() => page.close());

      // 640 × 400 is what a page sees of 1280 × 800 at 200 % zoom.
      for (const [width, height] of [
        [300, 700],
        [640, 400],
        [800, 700],
        [1280, 800],
      ] as const) {
        it(`at ${width} × ${height}`, async () => {
          await page.setViewportSize({ width, height });
          await drawn(page);
          await forEachTab(page, async (tab) =>
            assert.deepEqual(await page.evaluate<string[]>(faultsOfLayout), [], tab),
          );
          for (const id of ['explain-data', 'menu-data', 'button-more']) {
            await whileOpen(page, id, async () => {
              const box = await page.locator(`[data-testid="${id}-popup"]`).boundingBox();
              assert.ok(
                box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
                `${id}: ${JSON.stringify(box)}`,
              );
            });
          }
        });
      }
    });
  }

  it('moves nothing where less motion is wanted', async () => {
    const page = await open('circle');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate<string[]>(`[...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration !== '0s';
    }).map((element) => element.outerHTML.slice(0, 80))`);
    assert.deepEqual(moving, []);
    assert.equal(await page.evaluate('document.getAnimations().length'), 0);
    await page.close();
  });
});

describe('A report with next to nothing in it', () => {
  let folder: string;
  let browser: Browser;

  withBrowser((opened) => ({ folder, browser } = opened));

  /** Every tile has a picture or says why not. */
  async function assertNoBlank(page: Page): Promise<void> {
    await forEachTab(page, async () => {
      for (const tile of await page.locator('.tile').all()) {
        const name = await tile.getAttribute('data-view');
        const pictures = await tile.locator('canvas, svg.layer path[d^="M"], .network-diagram svg rect').count();
        const texts = await tile.locator('.absent').allInnerTexts();
        assert.ok(pictures > 0 || texts.some((text) => text.length > 10), `${name} is blank`);
      }
    });
  }

  it('shows a sample of one point', async () => {
    const fields = `manifold: circle(), samples: { train: 1, test: 1 }, autoencoder: { hidden: [4], latent: euclidean(1) }, training: { steps: 20 }`;
    const page = await openReport(
      browser,
      await trainedReport(folder, 'one-point', `${head}export default defineDataset({ ${fields} });\n`),
    );
    await page.evaluate(axe.source);
    await assertNoBlank(page);
    await page.locator('[data-testid="tab-homology"]').click();
    assert.match(await page.locator('[data-testid="tile-homology"] .absent').innerText(), /fewer than three points/);
    assert.equal(await page.locator('[data-testid="tab-roc"]').count(), 0, 'there is no signal');
    assert.deepEqual(await violations(page), []);
    await page.close();
  });

  it('shows a run that failed in its first step, where, and what to do', async () => {
    const fields = `manifold: circle(), samples: { train: 100, test: 100 }, autoencoder: { hidden: [4], latent: euclidean(1), activation: 'relu' },
      signal: { inner: circle({ radius: 0.5 }) }, training: { steps: 50, optimizer: { kind: 'sgd', learningRate: 1e30 } }`;
    const page = await openReport(
      browser,
      await trainedReport(folder, 'failed', `${head}export default defineDataset({ ${fields} });\n`, true),
    );
    await page.evaluate(axe.source);
    const banner = await page.locator('[data-testid="banner"]').innerText();
    assert.match(banner, /failed\.dataset\.ts:3/);
    assert.match(banner, /diverged by step 1: .*smaller learning rate/);
    await assertNoBlank(page);
    await page.locator('[data-testid="tab-histogram"]').click();
    assert.match(await page.locator('[data-testid="tile-loss"] .absent').innerText(), /There has been no step yet/);
    await page.locator('[data-testid="tab-homology"]').click();
    assert.match(await page.locator('[data-testid="tile-homology"] .absent').innerText(), /The run failed/);
    assert.deepEqual(await violations(page), []);
    await page.close();
  });
});
