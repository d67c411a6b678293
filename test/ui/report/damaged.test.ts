// Reports of damaged runs: what is whole is shown, and what cannot be drawn is told of.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { packEvent } from '../../../src/protocol/event-log.js';
import { readEvents } from '../../../src/protocol/read-events.js';
import { createReport } from '../../../src/session/report.js';
import { builtDistribution } from '../../support/distribution.js';
import { CommandLine } from '../../integration/cli/support.js';
import { circleText } from '../../integration/session/support.js';

describe('The report of a damaged run', () => {
  let folder: string;
  let line: CommandLine;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    line = await CommandLine.open();
    const file = await line.write('circle.dataset.ts', circleText());
    assert.equal((await line.run('train', file, '--out', 'run', '--quiet')).status, 0);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  });
  after(async () => {
    await browser.close();
    await line.close();
    await removeFolder(folder);
  });

  async function show(html: string): Promise<void> {
    const file = path.join(folder, 'report.html');
    await writeFile(file, html);
    await page.goto(`file://${file}`);
  }

  const events = async () => readEvents(await readFile(line.at('run', 'events.bin'))).events;
  const reportOf = async (packed: readonly ArrayBuffer[]): Promise<string> =>
    createReport(await builtDistribution(), packed);

  it('says how many events are missing, and shows the rest', async () => {
    const log = line.at('run', 'events.bin');
    const bytes = await readFile(log);
    const damaged = Buffer.from(bytes);
    damaged[damaged.lastIndexOf('"kind":"frame"')] ^= 1;
    await writeFile(log, damaged);
    const { stdout } = await line.run('report', 'run');
    await writeFile(log, bytes);
    await page.goto(`file://${stdout.trim()}`);
    await page.getByTestId('button-notes').click();
    assert.match(await page.getByTestId('warnings').innerText(), /1 of \d+ events of this run are damaged/);
    assert.equal(await page.getByTestId('broken').count(), 0);
  });

  it('says where a run without an end was interrupted', async () => {
    const whole = (await events()).filter(({ event }) => event.kind !== 'finished');
    await show(await reportOf(whole.map(({ packed }) => packed)));
    assert.equal(await page.getByTestId('status-state').innerText(), 'interrupted at step 100');
    assert.equal(await page.getByTestId('status-time').count(), 0, 'it has no time left');
  });

  it('says so where it cannot be drawn, with details to copy that name no folder', async () => {
    const packed = (await events()).map(({ event, packed: bytes }) =>
      event.kind === 'frame' ? packEvent({ ...event, errorMaps: [], signals: [] }) : bytes,
    );
    await show(await reportOf(packed));
    await page.getByTestId('broken').waitFor();
    const details = await page.getByTestId('broken-details').innerText();
    assert.match(details, /Error/);
    assert.doesNotMatch(details, /file:|\/tmp/);
  });
});
