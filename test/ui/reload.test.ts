// What panels show after they were hidden, and after the window was reloaded, in the installed extension.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Frame, Locator, Page } from 'playwright-core';
import type { RunResult } from '../../src/protocol/result.js';
import { formatNumber } from '../../webview/format.js';
import { eventually } from '../support/eventually.js';
import { replaceLine, save } from './workbench/editor.js';
import { openFile } from './workbench/explorer.js';
import { eventualRuns, readResult } from './workbench/kept-runs.js';
import { choose, closeMenus, openMenu, openTab } from './workbench/menus.js';
import { isPictureDrawn, panelWhere, panelWithPicture, readPanel, untilLastPicture } from './workbench/panel.js';
import { runCommand } from './workbench/quick-input.js';
import { ring, ringFile, ringTraining, writeRing } from './workbench/ring.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { reloadByCommand } from './workbench/served-workbench.js';
import { webviewWith } from './workbench/webview.js';
import { openWindow, type TestWindow } from './workbench/test-window.js';

/** The line of the file that says how it is trained, counted from 1. */
const trainingLine = ring.split('\n').findIndex((line) => line.includes('training:')) + 1;

/** More than are trained before the tests end. */
const longSteps = 5_000_000;

describe('Panels after they were hidden, and after a reload of the window', () => {
  let folder: string;
  let data: string;
  let page: Page;
  let open: TestWindow['open'];
  let panel: Frame;
  let label: string;

  openWindow(writeRing, (window) => ({ folder, data, page, open } = window), {
    settings: { 'latentAtlas.trainOnOpen': 'ring' },
  });

  const unpin = '[data-testid="button-unpin"]';
  const panelOfFile = (): Promise<Frame> => webviewWith(page, `.panel:has(${unpin}):has([data-testid="verdict"])`);
  /** That of the kept run with seed 0: what the file is compared with comes a moment after its panel. */
  const panelOfRun = (): Promise<Frame> => webviewWith(page, '.panel[data-seed="0"]:has([data-testid="verdict"])');

  const tab = (name: string): Locator => page.locator('.tab').filter({ hasText: name });

  /** Puts the focus into the editor of the file, beside the panel: what is opened then hides the panel not. */
  const focusFile = (): Promise<void> => page.locator('.monaco-editor .view-lines').first().click();

  /** Waits until an editor is in front of the panel of the file. */
  async function untilHidden(): Promise<void> {
    await eventually('a hidden panel has no document', () => panel.isDetached());
  }

  async function selectWorst(of: Frame, percent: number, told: RegExp): Promise<void> {
    await openMenu(of, 'selection');
    await of.locator('[data-testid="worst-share"]').fill(String(percent));
    await of.locator('[data-testid="select-worst"]').click();
    await selected(of, told);
    await closeMenus(of);
    await selected(of, told);
  }

  const selected = (of: Frame, told: RegExp): Promise<void> =>
    of.locator('[data-testid="selection"]').filter({ hasText: told }).waitFor();

  async function rowsOf(table: string): Promise<string[][]> {
    const rows = await panel.locator(`[data-testid="${table}"] tbody tr`).all();
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  }

  it('are there when the folder opens, where latentAtlas.trainOnOpen names its file', async () => {
    panel = await panelWithPicture(page);
    await untilLastPicture(panel);
    assert.equal((await readPanel(panel)).seed, 0);
    await openFile(page, ringFile);
  });

  it('compare a pinned run with that of a file which was changed, field by field and number by number', async () => {
    await choose(panel, 'compare', 'button-pin');
    label = await panel.locator(unpin).innerText();
    assert.match(label, /^Stop comparing with the run pinned at \d/);
    await focusFile();
    await replaceLine(page, trainingLine, ringTraining(300, 7));
    await save(page);
    await panelWhere(
      panel,
      'The changed file trains to its end',
      ({ state, seed, step }) => state === 'finished' && seed === 7 && step === 300,
    );
    await openTab(panel, 'compare');
    await takeScreenshot(page, 'compared');

    assert.deepEqual(await rowsOf('definition-differences'), [
      ['seed', '0', '7'],
      ['training.steps', '200', '300'],
    ]);
    const [before, after] = await Promise.all((await eventualRuns(data, 2)).map(readResult));
    const shown = new Map((await rowsOf('result-differences')).map(([name, ...cells]) => [name, cells]));
    const changed = (of: (result: RunResult) => number): string[] => {
      const [a, b] = [of(before), of(after)];
      assert.notEqual(a, b);
      return [formatNumber(a), formatNumber(b), `${b > a ? '+' : ''}${formatNumber(b - a)}`];
    };
    assert.deepEqual(shown.get('steps'), ['200', '300', '+100']);
    assert.deepEqual(
      shown.get('test loss'),
      changed(({ loss }) => loss.test),
    );
    assert.deepEqual(
      shown.get('sup ρ'),
      changed(({ error }) => error.sup),
    );
    assert.deepEqual(
      shown.get('mean ρ'),
      changed(({ error }) => error.mean),
    );
    assert.deepEqual(shown.get('lower bound of sup ρ'), ['1', '1', '0'], 'the bound of theory, on the unit circle');
  });

  it('have the points that were selected, and the reference, when they are shown again', async () => {
    await selectWorst(panel, 5, /^10 of 200 points/);
    // The panel's group must be the active one, and the focus at rest: a list of commands closes when that moves.
    await panel.locator('h1').click();
    // What is opened leaves a panel in sight, unless the user says otherwise.
    await runCommand(page, 'View: Unlock Editor Group');
    await panel.locator('h1').click();
    await runCommand(page, 'File: New Untitled Text File');
    await untilHidden();
    await tab('Latent Atlas: ring').click();
    panel = await panelOfFile();
    await selected(panel, /^10 of 200 points/);
    assert.equal(await panel.locator(unpin).innerText(), label);
    assert.ok(await isPictureDrawn(panel));
  });

  it('have them after a reload of the window, those of runs that are kept too', async () => {
    const told = await panel.locator('[data-testid="selection"]').innerText();
    await focusFile();
    await runCommand(page, 'Latent Atlas: Open Run', 'ring.dataset.ts: seed 0');
    let ofRun = await panelOfRun();
    assert.equal((await readPanel(ofRun)).seed, 0);
    await selectWorst(ofRun, 10, /^20 of 200 points/);
    const { sup } = await readPanel(ofRun);

    await reloadByCommand(page);
    ofRun = await panelOfRun();
    await selected(ofRun, /^20 of 200 points/);
    assert.deepEqual((({ seed, sup }) => ({ seed, sup }))(await readPanel(ofRun)), { seed: 0, sup });
    assert.ok(await isPictureDrawn(ofRun));
    panel = await panelOfFile();
    await panelWhere(panel, 'The last run is back', ({ seed, step }) => seed === 7 && step === 300);
    assert.equal(await panel.locator('[data-testid="selection"]').innerText(), told);
    assert.equal(await panel.locator(unpin).innerText(), label);
    assert.deepEqual((await rowsOf('definition-differences'))[0], ['seed', '0', '7']);
    await takeScreenshot(page, 'reloaded-panels');
  });

  it('say so where the run was deleted meanwhile, and still have the last run and the events that were pinned', async () => {
    const { step, sup, seed } = await readPanel(panel);
    // As a browser reloads: VS Code is not told before.
    await page.goto('about:blank');
    const [first] = await eventualRuns(data, 2);
    await rm(first, { recursive: true });
    await open(folder);
    const note = await webviewWith(page, '.starting:has-text("This run is gone")');
    assert.match(await note.locator('body').innerText(), /This run is gone/);
    panel = await panelOfFile();
    await selected(panel, /^10 of 200 points/);
    assert.equal(await panel.locator(unpin).innerText(), label);
    const reading = await panelWhere(panel, 'The last step is back', (now) => now.step === step);
    assert.deepEqual([reading.sup, reading.seed], [sup, seed]);
    assert.ok(await isPictureDrawn(panel));
    await takeScreenshot(page, 'reloaded-deleted');
  });

  it('drop the selected points where another run is on show by then', async () => {
    await tab('Untitled-1').click();
    await untilHidden();
    await writeFile(path.join(folder, ringFile), ring.replace('seed: 0', 'seed: 8'));
    const runs = await eventualRuns(data, 2);
    await tab('Latent Atlas: ring').click();
    panel = await panelWithPicture(page);
    await panelWhere(panel, 'The new run is on show', ({ seed, state }) => seed === 8 && state === 'finished');
    assert.equal(await panel.locator('[data-testid="selection"]').count(), 0);
    // A run that a reload had started, because of the setting, would be kept before the one that the save starts.
    const seeds = await eventually('both runs have a result', () =>
      Promise.all(runs.map(async (directory) => (await readResult(directory)).seed)).catch(() => null),
    );
    assert.deepEqual(seeds, [7, 8]);
  });

  it('go on with a run whose process was killed, from its last checkpoint', async () => {
    await writeFile(path.join(folder, ringFile), ring.replace(ringTraining(200, 0), ringTraining(longSteps, 9)));
    await panelWhere(panel, 'The long run trains', ({ state, seed }) => state === 'training' && seed === 9);
    await eventually('there is a checkpoint', async () =>
      (await readdir(data, { recursive: true })).some((name) => name.endsWith('checkpoint.bin')),
    );
    await killWorkers(data);
    const resume = panel.locator('[data-testid="button-continue"]');
    await resume.waitFor();
    const { step } = await readPanel(panel);
    await takeScreenshot(page, 'interrupted');
    await resume.click();
    await panelWhere(panel, 'The run goes on', (now) => now.state === 'training' && now.seed === 9 && now.step > step);
    assert.ok(step > 0, 'it had begun');
    assert.equal(await panel.locator('[data-testid="banner"]').count(), 0);
    await takeScreenshot(page, 'resumed');
  });
});

/** Kills the worker processes of a window, as a machine without memory does. @param data folder of the server's data. */
async function killWorkers(data: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,args=']);
  const workers = stdout.split('\n').filter((line) => line.includes(data) && line.includes('worker.cjs'));
  assert.ok(workers.length > 0, 'a worker is at work');
  for (const line of workers) process.kill(Number.parseInt(line, 10), 'SIGKILL');
}
