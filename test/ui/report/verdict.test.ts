// The card above the pictures, played by a host.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import type { SessionState } from '../../../src/protocol/panel.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { drawn } from './drawn.js';
import { PlayedHost } from './played-host.js';
import { trainedReport } from './trained.js';

const circle = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 300 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 100 },
});
`;
const session: SessionState = { label: 'circle', status: 'finished', reading: null, fault: null, sweep: null };

describe('The verdict on a circle in ℝ¹', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let host: PlayedHost;

  before(async () => {
    folder = await temporaryFolder();
    const report = await trainedReport(folder, 'circle', circle);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 540, height: 798 }, reducedMotion: 'reduce' });
    host = await PlayedHost.before(page);
    await page.goto(`file://${report}`);
    await host.tell({ kind: 'session', session });
    await host.events(true, await readEventLog(path.dirname(report)));
    await page.locator('[data-testid="verdict"]').waitFor();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  it('says all of its sentence beside its buttons', async () => {
    await drawn(page);
    const words = page.locator('.verdict-words');
    const { scroll, client } = await page.evaluate<{ readonly scroll: number; readonly client: number }>(
      `(({ scrollHeight, clientHeight }) => ({ scroll: scrollHeight, client: clientHeight }))(document.querySelector('.verdict-words'))`,
    );
    assert.ok(scroll <= client + 1, `${scroll} pixels of words in ${client}`);
    assert.match(await words.innerText(), /no network of this shape gets below 1\.$/);
  });

  it('starts a search for a latent space, tells how far it is, and stops it', async () => {
    await page.locator('[data-testid="find-latent-space"]').click();
    assert.equal((await host.sent()).at(-1)?.kind, 'findLatentSpace');
    await host.tell({ kind: 'session', session: { ...session, search: { done: 4, total: 15, share: 0.3 } } });
    const stop = page.locator('[data-testid="stop-search"]');
    assert.equal(await stop.innerText(), 'Stop Search (4/15)');
    await stop.click();
    assert.deepEqual((await host.sent()).at(-1), { kind: 'stopSweep', sweep: 'search' });
    await host.tell({ kind: 'session', session });
    await page.locator('[data-testid="find-latent-space"]').waitFor();
  });
});
