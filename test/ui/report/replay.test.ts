// Going through the pictures of a run, in the report of one and in a panel in Chromium.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { packEvent, unpackEvent } from '../../../src/protocol/event-log.js';
import type { SessionStatus } from '../../../src/protocol/panel.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { formatCount } from '../../../webview/format.js';
import { eventually } from '../../support/eventually.js';
import { drawn } from './drawn.js';
import { PlayedHost } from './played-host.js';
import { trainedReport } from './trained.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(2) },
  training: { steps: 2000 },
});
`;

describe('The timeline of a run', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  /** Of the frames. */
  let steps: number[];

  before(async () => {
    folder = await temporaryFolder();
    const report = await trainedReport(folder, 'circle', dataset);
    const events = (await readEventLog(path.dirname(report))).map(unpackEvent);
    steps = events.flatMap((event) => (event.kind === 'frame' ? [event.step] : []));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(`file://${report}`);
    await page.locator('.tiles').waitFor();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const shownStep = async (): Promise<string> => {
    await drawn(page);
    return page.locator('[data-testid="timeline-step"]').innerText();
  };
  const stepAt = (index: number): string => formatCount(steps.at(index) ?? NaN);
  const menu = (): Promise<void> => page.locator('[data-testid="button-replay"]').click();
  const loop = async (): Promise<void> => {
    await menu();
    await page.getByRole('button', { name: 'loop' }).click();
    await page.keyboard.press('Escape');
  };
  const speed = async (wanted: string): Promise<void> => {
    await menu();
    await page.getByLabel('Speed of the replay').selectOption(wanted);
    await page.keyboard.press('Escape');
  };
  const click = (button: string): Promise<void> => page.locator(`[data-testid="button-${button}"]`).click();

  it('goes a picture back and on with buttons, to the first and back to the newest', async () => {
    assert.ok(steps.length > 20, String(steps.length));
    assert.equal(await shownStep(), stepAt(-1));
    assert.ok(await page.locator('[data-testid="button-next"]').isDisabled());
    await click('previous');
    assert.equal(await shownStep(), stepAt(-2));
    await click('first');
    assert.equal(await shownStep(), stepAt(0));
    assert.ok(await page.locator('[data-testid="button-previous"]').isDisabled());
    await click('next');
    assert.equal(await shownStep(), stepAt(1));
    await click('live');
    assert.equal(await shownStep(), stepAt(-1));
  });

  it('does so with keys, but not where a number is entered', async () => {
    await page.locator('body').focus();
    for (const [key, index] of [
      [',', -2],
      [',', -3],
      ['.', -2],
      ['<', 0],
      ['.', 1],
      ['>', -1],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await shownStep(), stepAt(index), key);
    }
    await menu();
    await page.getByLabel('Speed of the replay').focus();
    await page.keyboard.press(',');
    assert.equal(await shownStep(), stepAt(-1));
    await page.keyboard.press('Escape');
  });

  it('plays as fast as is chosen, and over and over where it loops', async () => {
    const slider = page.locator('[data-testid="timeline"]');
    const shownIndex = async (): Promise<number> => Number(await slider.inputValue());
    await speed('0.25×');
    await click('first');
    const start = performance.now();
    await click('play');
    const played = await eventually('three pictures have been played', async () => {
      const index = await shownIndex();
      return index >= 3 && index;
    });
    const each = (performance.now() - start) / played;
    assert.ok(each > 200, `a picture in ${each} ms rather than 320`);
    await click('play');
    await speed('8×');
    await click('first');
    await click('play');
    await page.locator('[data-testid="button-live"]:disabled').waitFor();
    assert.equal(await shownStep(), stepAt(-1), 'it ends at the newest picture');

    await loop();
    await click('first');
    await click('play');
    const seen = new Set<number>();
    let last = 0;
    await eventually('a picture comes before one that was seen: it has gone around once', async () => {
      const index = await shownIndex();
      const isAround = index < last;
      last = index;
      seen.add(index);
      return isAround;
    });
    assert.ok(seen.size > 3);
    await click('play');
    await loop();
  });

  it('draws the trails of points where they were', async () => {
    await click('live');
    await drawn(page);
    const inked = (tile: string): Promise<number> =>
      page
        .locator(`[data-testid="tile-${tile}"] canvas`)
        .first()
        .evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return 0;
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          let count = 0;
          for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) count++;
          return count;
        });
    const toggle = async (): Promise<void> => {
      await page.locator('[data-testid="button-show"]').click();
      await page.locator('[data-testid="show-trailsShown"]').click();
      await page.keyboard.press('Escape');
    };
    await page.keyboard.press('<');
    for (let i = 0; i < 14; i++) await page.keyboard.press('.');
    await drawn(page);
    const without = await Promise.all(['data', 'latent'].map(inked));
    await toggle();
    await drawn(page);
    const trailing = await Promise.all(['data', 'latent'].map(inked));
    for (const k of [0, 1])
      assert.ok(trailing[k] > 1.1 * without[k], `${without[k]} pixels, with trails ${trailing[k]}`);
    await page.keyboard.press('<');
    await drawn(page);
    const first = await Promise.all(['data', 'latent'].map(inked));
    await toggle();
    await drawn(page);
    assert.deepEqual(await Promise.all(['data', 'latent'].map(inked)), first, 'the first picture has none');
  });
});

describe('A run that was over before it was seen', () => {
  let folder: string;
  let browser: Browser;
  let report: string;
  let events: readonly ArrayBuffer[];

  before(async () => {
    folder = await temporaryFolder();
    report = await trainedReport(folder, 'circle', dataset);
    events = await readEventLog(path.dirname(report));
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  interface Watched {
    readonly page: Page;
    readonly host: PlayedHost;
  }

  /** A panel that has not been told anything yet, and counts the different pictures of the data that it shows. */
  async function openPanel(reducedMotion: 'reduce' | 'no-preference' = 'no-preference', width = 900): Promise<Watched> {
    const page = await browser.newPage({ viewport: { width, height: 700 }, reducedMotion });
    page.on('pageerror', (error) => assert.fail(error));
    const host = await PlayedHost.before(page);
    await page.goto(`file://${report}`);
    await page.evaluate(countPictures);
    return { page, host };
  }

  const told = ({ host }: Watched, status: SessionStatus): Promise<void> =>
    host.tell({ kind: 'session', session: { label: 'circle', status, reading: null, fault: null, sweep: null } });

  const pictures = ({ page }: Watched): Promise<number> => page.evaluate<number>('pictures.size');

  const atEnd = async ({ page }: Watched): Promise<void> => {
    await page.locator('[data-testid="timeline-step"]:text-is("2,000")').waitFor();
    await drawn(page);
  };

  it('is replayed, with a note that says so, until its last picture', async () => {
    const panel = await openPanel();
    await panel.host.events(true, events);
    await told(panel, 'finished');
    const note = panel.page.locator('[data-testid="replay-note"]');
    assert.match(await note.innerText(), /^replaying [\d.]+ s of training, [\d.]+× slower/);
    await atEnd(panel);
    assert.ok((await pictures(panel)) >= 20, String(await pictures(panel)));
    assert.equal(await note.count(), 0);
    await panel.page.close();
  });

  it('shows one picture, the last, to those who like no motion, and where it was read from disk', async () => {
    const calm = await openPanel('reduce');
    await calm.host.events(true, events);
    await told(calm, 'finished');
    await atEnd(calm);
    assert.equal(await pictures(calm), 1);
    await calm.page.close();

    const restored = await openPanel();
    await told(restored, 'idle');
    await restored.host.events(true, events);
    await atEnd(restored);
    assert.equal(await pictures(restored), 1);
    await restored.page.close();
  });

  it('is skipped by a button and by Escape, and held by a key of the timeline', async () => {
    const panel = await openPanel();
    const { page, host } = panel;
    const note = page.locator('[data-testid="replay-note"]');
    await host.events(true, events);
    await told(panel, 'finished');
    await page.locator('[data-testid="button-skip"]').click();
    await atEnd(panel);
    assert.equal(await note.count(), 0);

    // The next run is replayed too.
    await host.events(false, events);
    await note.waitFor();
    await page.keyboard.press('Escape');
    await atEnd(panel);

    await host.events(false, events);
    await note.waitFor();
    await page.keyboard.press(',');
    await note.waitFor({ state: 'detached' });
    const step = await page.locator('[data-testid="timeline-step"]').innerText();
    await page.waitForTimeout(150);
    assert.equal(await page.locator('[data-testid="timeline-step"]').innerText(), step);
    await page.close();
  });

  for (const width of [300, 540, 560, 1200]) {
    it(`has room for all of its line at ${width} pixels, whatever is said there`, async () => {
      const panel = await openPanel('no-preference', width);
      const { page, host } = panel;
      const assertRoom = async (): Promise<void> => {
        await drawn(page);
        assert.deepEqual(await page.evaluate<string[]>(overflowing), []);
      };
      const [started, ...others] = events;
      await host.events(true, [started, ...['One.', 'Two.'].map(warning), ...others]);
      await told(panel, 'analysing');
      await page.locator('[data-testid="replay-note"]').waitFor();
      await assertRoom();
      await atEnd(panel);
      await assertRoom();
      for (const status of ['idle', 'bundling', 'training', 'finished', 'failed'] as const) {
        await told(panel, status);
        await assertRoom();
      }
      await page.close();
    });
  }
});

const warning = (message: string): ArrayBuffer => packEvent({ kind: 'warning', message });

/** Keeps a hash of each different picture of the data. */
const countPictures = `{
  globalThis.pictures = new Set();
  const look = () => {
    const canvas = document.querySelector('[data-testid="tile-data"] canvas');
    if (canvas !== null && canvas.width > 0 && canvas.height > 0) {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let hash = 0, ink = 0;
      for (let i = 0; i < data.length; i += 4) {
        hash = (Math.imul(hash, 31) + data[i] + 7 * data[i + 1] + 13 * data[i + 2] + 17 * data[i + 3]) | 0;
        ink += data[i + 3];
      }
      if (ink > 0) pictures.add([hash, canvas.width, canvas.height].join());
    }
    requestAnimationFrame(look);
  };
  look();
}`;

/** What of the line below the pictures is outside it, or lies over its neighbour. */
const overflowing = `(() => {
  const line = document.querySelector('.foot-line');
  const { right: end } = line.getBoundingClientRect();
  const parts = [...line.querySelectorAll('button, input, .timeline-steps, .status, .replay-note > span')]
    .filter((part) => part.closest('[popover]') === null);
  return parts.flatMap((part, i) => {
    const { left, right } = part.getBoundingClientRect();
    const before = parts[i - 1]?.getBoundingClientRect().right ?? 0;
    const isCut = part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0;
    return right > end + 0.5 || left < before - 0.5 || isCut ? [part.className + ' ' + part.textContent] : [];
  });
})()`;
