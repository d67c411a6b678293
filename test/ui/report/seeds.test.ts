// Training over seeds as the panel shows it: this test plays the extension, and answers what the panel sends.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { joinEvents, packEvent, unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { FromPanel } from '../../../src/protocol/panel.js';
import type { SweepProgress } from '../../../src/protocol/sweep.js';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { builtDistribution } from '../../support/distribution.js';
import { drawn } from './drawn.js';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 100 },
});
`;

/** What VS Code gives to a webview, and what it was sent. */
const stub = `globalThis.sent = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message), getState: () => null, setState: () => undefined });`;

const names = ['steps', 'testLoss', 'sup', 'median', 'supAt1', 'sameCode'];

const rowOf = (seed: number, sup: number | null, isSame = false): SweepRow => ({
  ...{ index: seed, id: '', point: { 'training.seed': seed }, values: [seed], message: null, folder: null },
  state: sup === null ? 'missing' : 'done',
  outcomes: sup === null ? names.map(() => null) : [100, 0.1, sup, 0.1, seed, isSame ? 'yes' : 'no'],
});

const isOver = (seed: number, sup: number, isSame: boolean): RunEvent => ({
  ...{ kind: 'sweepRow', of: 'seeds' },
  row: rowOf(seed, sup, isSame),
});

/** Five seeds, of which the first is over. */
const begun: RunEvent = {
  ...{ kind: 'sweepTable', shown: null },
  table: {
    ...{ name: 'circle', file: 'circle.dataset.ts', hash: '', latentScan: null },
    parameters: [{ name: 'training.seed', label: 'seed', isNumber: true, values: [0, 1, 2, 3, 4] }],
    columns: names.map((name) => ({ name, label: name, isDistance: false, isNumber: name !== 'sameCode' })),
    rows: [rowOf(0, 1.9, true), ...[1, 2, 3, 4].map((seed) => rowOf(seed, null))],
  },
};

describe('Training over seeds in the panel', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    const file = path.join(folder, 'circle.dataset.ts');
    await writeFile(file, dataset);
    const cli = path.join(await builtDistribution(), 'cli.cjs');
    await promisify(execFile)(process.execPath, [cli, 'train', file, '--out', path.join(folder, 'run'), '--quiet']);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => assert.fail(error));
    await page.addInitScript(stub);
    await page.goto(`file://${path.join(folder, 'run', 'report.html')}`);
    await tell(null);
    await events(true, await readEventLog(path.join(folder, 'run')));
    // As the menu Compare of the toolbar does.
    await page.locator('[data-testid="button-compare"]').click();
    await page.locator('[data-testid="show-seeds"]').click();
    await page.locator('[data-testid="tile-seeds"]').waitFor();
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const tell = (sweep: SweepProgress | null): Promise<void> =>
    page.evaluate(
      `postMessage(${JSON.stringify({ kind: 'session', session: { label: 'circle', status: 'finished', fault: null, sweep } })}, '*')`,
    );

  const events = (reset: boolean, packed: readonly ArrayBuffer[]): Promise<void> => {
    const base64 = Buffer.from(joinEvents(packed)).toString('base64');
    return page.evaluate(
      `postMessage({ kind: 'events', reset: ${reset}, log: Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0)) }, '*')`,
    );
  };

  const lastSent = (): Promise<FromPanel> =>
    page.evaluate<FromPanel>('sent.findLast(({ kind }) => kind !== "saveView")');

  const marks = '[data-testid="tile-seeds"] .pane:first-child .seed-mark';

  it('asks for as many seeds as were entered, and not for what is no number of seeds', async () => {
    const field = page.locator('[data-testid="seed-count"]');
    assert.equal(await field.inputValue(), '8');
    await field.fill('5');
    await drawn(page);
    await page.locator('[data-testid="button-sweep"]').click();
    await drawn(page);
    assert.deepEqual(await lastSent(), { kind: 'sweep', count: 5 });
    await field.fill('1.5');
    await drawn(page);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await field.blur();
    await drawn(page);
    assert.equal(await field.inputValue(), '5');
  });

  it('shows how far it has come, and results as they come in', async () => {
    await events(false, [packEvent(begun)]);
    await tell({ done: 1, total: 5, share: 0.3 });
    const progress = page.locator('[data-testid="sweep-progress"]');
    await progress.waitFor();
    assert.match(await progress.innerText(), /1 of 5 seeds/);
    assert.equal(await progress.locator('progress').getAttribute('value'), '0.3');
    await page.locator(marks).nth(0).waitFor();
    await events(false, [isOver(1, 0.2, false), isOver(2, 1.5, true)].map(packEvent));
    await page.locator(marks).nth(2).waitFor();
    assert.equal(await page.locator(marks).count(), 3);
    assert.match(
      await page.locator('[data-testid="seeds-facts"]').innerText(),
      /^1 of 3 seeds: found no two points with the same code \(3 of 5 seeds have finished\)/,
    );
    assert.equal(
      await page.locator(marks).first().getAttribute('class'),
      'seed-mark seed-untangled',
      'the least sup ρ comes first',
    );
  });

  it('ends it on demand, and keeps what there is', async () => {
    await page.locator('[data-testid="button-stop-sweep"]').click();
    await drawn(page);
    assert.deepEqual(await lastSent(), { kind: 'stopSweep', sweep: 'seeds' });
    await tell(null);
    await page.locator('[data-testid="sweep-progress"]').waitFor({ state: 'detached' });
    assert.equal(await page.locator(marks).count(), 3);
    await page.locator('[data-testid="menu-seeds"]').click();
    await page.locator('[data-testid="menu-seeds-popup"] [data-testid="button-sweep"]').click();
    await drawn(page);
    assert.deepEqual(await lastSent(), { kind: 'sweep', count: 5 }, 'more can be trained from the menu');
  });

  it('says of homology that it comes when training is over, and how far that is', async () => {
    const log = await readEventLog(path.join(folder, 'run'));
    const events60 = log.filter((packed) => {
      const event = unpackEvent(packed);
      return event.kind === 'started' || (event.kind === 'frame' && event.step <= 60);
    });
    await events(true, events60);
    await page.locator('[data-testid="tab-homology"]').click();
    const absent = page.locator('[data-testid="tile-homology"] .absent');
    await absent.waitFor();
    assert.match(await absent.innerText(), /appear when training has finished/);
    const last = events60.map(unpackEvent).findLast((event) => event.kind === 'frame');
    assert.equal(Number(await absent.locator('progress').getAttribute('value')), (last?.step ?? 0) / 100);
  });
});
