// A run under way when the extension host is killed: it is there after a reload, and goes on to the same end.
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { extensionHost } from './workbench/extension-host.js';
import { openFile, pickFromContextMenu } from './workbench/explorer.js';
import { readResult, runDirectories } from './workbench/kept-runs.js';
import { panelWhere, panelWithPicture, readPanel } from './workbench/panel.js';
import { ring, ringFile, ringTraining } from './workbench/ring.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { reloadByCommand } from './workbench/served-workbench.js';
import { openWindow } from './workbench/test-window.js';

/** Long enough for a checkpoint, on any machine. */
const steps = 1_500_000;

describe('A run whose extension host is killed', function () {
  if (process.platform !== 'linux') return;
  let data: string;
  let page: Page;

  openWindow(
    (target) => {
      const text = ring.replace(/training:.*$/m, ringTraining(steps, 0));
      return writeFile(path.join(target, ringFile), text);
    },
    (window) => ({ data, page } = window),
  );

  it('is shown as interrupted, and resumes to the end that it would have had', async () => {
    await openFile(page, ringFile);
    await pickFromContextMenu(page, ringFile, 'Train Autoencoder');
    await panelWithPicture(page);
    await eventually('a checkpoint', async () => {
      const names = await readdir(data, { recursive: true });
      return names.some((name) => path.basename(name) === 'checkpoint.bin');
    });
    const host = await eventually('the extension host', extensionHost);
    process.kill(host, 'SIGKILL');
    await reloadByCommand(page);
    let panel = await panelWithPicture(page);
    await panel.locator('[data-testid="status-state"]').filter({ hasText: 'interrupted' }).waitFor();
    await panel.locator('[data-testid="button-continue"]').waitFor();
    await takeScreenshot(page, 'interrupted');
    const { step } = await readPanel(panel);
    assert.ok(step > 0 && step < steps, `${step}`);

    await panel.locator('[data-testid="button-continue"]').click();
    await panelWhere(
      panel,
      'It goes on to its end',
      (reading) => reading.state === 'finished' && reading.step === steps,
    );
    const [resumed, ...others] = await eventually('one run', async () => {
      const directories = await runDirectories(data);
      return directories.length === 1 && directories;
    });
    assert.deepEqual(others, []);
    const names = await eventually('its files', async () => {
      const found = await readdir(resumed);
      return found.includes('model') && !found.includes('checkpoint.bin') && found;
    });
    assert.ok(names.includes('result.json'));

    panel = await panelWithPicture(page);
    await panel.locator('[data-testid="button-train"]').click();
    const [one, two] = await eventually('a second run', async () => {
      const results = await Promise.all((await runDirectories(data)).map((run) => readResult(run).catch(() => null)));
      const there = results.filter((result) => result !== null);
      return there.length === 2 && there;
    });
    const timeless = { seconds: 0, stepsPerSecond: null };
    assert.deepEqual({ ...one, ...timeless }, { ...two, ...timeless });
  });
});
