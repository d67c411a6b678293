// The worker or the extension host of a served VS Code is killed at random moments of a training: the run is there as far as
// it came, as an interrupted one; it goes on where there is a checkpoint; and the next save trains.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { unpackEvent } from '../../src/protocol/event-log.js';
import { createRandom } from '../../src/random/random.js';
import { readEventLog } from '../../src/session/run-directory.js';
import { readState } from '../../src/session/run-state.js';
import { eventually } from '../support/eventually.js';
import { pickFromContextMenu } from '../ui/workbench/explorer.js';
import { runDirectories } from '../ui/workbench/kept-runs.js';
import { panelWhere, panelWithPicture, readPanel, untilLastPicture } from '../ui/workbench/panel.js';
import { ring, ringFile, ringTraining, writeRing } from '../ui/workbench/ring.js';
import { reloadByCommand } from '../ui/workbench/served-workbench.js';
import { openWindow, type TestWindow } from '../ui/workbench/test-window.js';
import { extensionHostOf, workersOf } from './served-processes.js';
import { caseCount } from './size.js';

const kills = caseCount('FUZZ_WINDOWS', 1, 50);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);

/** More than are trained before the next save. */
const longSteps = 8_000_000;

/** Largest number of milliseconds from the first picture of a run to the kill: a checkpoint comes after one second. */
const longest = 4000;

describe('A window of VS Code whose processes are killed', () => {
  let folder: string;
  let data: string;
  let page: Page;
  let open: TestWindow['open'];
  let panel: Frame;
  const tried = { worker: 0, host: 0, resumed: 0 };

  openWindow(writeRing, (window) => ({ folder, data, page, open } = window));

  before(async () => {
    await pickFromContextMenu(page, ringFile, 'Train Autoencoder');
    await untilLastPicture(await panelWithPicture(page));
    // VS Code writes down that there is a panel.
    await reloadByCommand(page);
    panel = await panelWithPicture(page);
  });
  after(() => console.log(`    killed: ${tried.worker} workers, ${tried.host} hosts; resumed: ${tried.resumed}`));

  const save = (steps: number, seed: number): Promise<void> =>
    writeFile(path.join(folder, ringFile), ring.replace(ringTraining(200, 0), ringTraining(steps, seed)));

  /** The run of a seed on disk: each has its own. */
  async function directoryOf(seed: number): Promise<string | null> {
    for (const directory of (await runDirectories(data)).reverse()) {
      const events = await readEventLog(directory).catch(() => []);
      const started = events.map(unpackEvent).find((event) => event.kind === 'started');
      if (started?.run.seed === seed) return directory;
    }
    return null;
  }

  /** The run is on disk with its log, and says how it ended. */
  async function checkKept(seed: number, known: number, states: readonly string[], what: string): Promise<void> {
    const directory = await eventually(`${what}: the run is kept`, () => directoryOf(seed));
    await eventually(`${what}: its end is told`, async () => {
      const state = await readState(directory);
      return state !== null && states.includes(state.state);
    });
    const steps = (await readEventLog(directory)).map(unpackEvent).map((event) => ('step' in event ? event.step : 0));
    assert.ok(Math.max(...steps) >= known, `${what}: it has ${Math.max(...steps)} steps of ${known} that were shown`);
  }

  async function killWorker(seed: number, known: number, what: string): Promise<void> {
    tried.worker++;
    for (const { id } of workersOf(data)) process.kill(id, 'SIGKILL');
    await panelWhere(panel, `${what}: the panel says so`, ({ state }) => state === 'failed');
    await checkKept(seed, known, ['failed'], what);
  }

  async function killHost(seed: number, known: number, what: string): Promise<void> {
    tried.host++;
    const host = extensionHostOf(data) ?? assert.fail('there is no extension host');
    process.kill(host.id, 'SIGKILL');
    await eventually(`${what}: its workers end with it`, () =>
      workersOf(data).every(({ parent }) => parent !== host.id),
    );
    await page.goto('about:blank');
    await open(folder);
    panel = await panelWithPicture(page);
    await panelWhere(panel, `${what}: the run is back`, (now) => now.seed === seed);
    await checkKept(seed, known, ['interrupted'], what);
  }

  it(`keeps the run, goes on with it, and trains the next (${kills} kills)`, async () => {
    for (let number = firstSeed; number < firstSeed + kills; number++) {
      const what = `seed ${number}`;
      const random = createRandom(number, 'test');
      const seed = 2 * number + 2;
      await save(longSteps, seed);
      await panelWhere(panel, `${what}: it trains`, (now) => now.state === 'training' && now.seed === seed);
      await delay(random.uniform(0, longest));
      // What is on show by now was handed to the system before.
      const { step } = await readPanel(panel);
      await (random.uniform() < 0.5 ? killWorker : killHost)(seed, step, what);

      const resume = panel.locator('[data-testid="button-continue"]');
      if (await resume.isVisible()) {
        const { step: reached } = await readPanel(panel);
        await resume.click();
        await panelWhere(
          panel,
          `${what}: it goes on`,
          (now) => now.state === 'training' && now.seed === seed && now.step > reached,
        );
        assert.equal(await panel.locator('[data-testid="banner"]').count(), 0, what);
        tried.resumed++;
      }
      await save(200, seed + 1);
      await panelWhere(
        panel,
        `${what}: the next save trains`,
        (now) => now.state === 'finished' && now.seed === seed + 1,
      );
      await eventually(`${what}: two workers at most`, () => workersOf(data).length <= 2);
    }
  });
});
