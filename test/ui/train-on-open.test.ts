// The setting that trains a file when its folder opens, over a reload of the window.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventualRuns, readResult } from './workbench/kept-runs.js';
import { panelWhere, panelWithPicture } from './workbench/panel.js';
import { ring, ringFile, writeRing } from './workbench/ring.js';
import { reloadByCommand } from './workbench/served-workbench.js';
import { openWindow } from './workbench/test-window.js';

describe('latentAtlas.trainOnOpen', () => {
  let folder: string;
  let data: string;
  let page: Page;

  openWindow(writeRing, (window) => ({ folder, data, page } = window), {
    settings: { 'latentAtlas.trainOnOpen': 'ring' },
  });

  it('trains when the folder opens, and shows the run again when the window is reloaded', async () => {
    await panelWhere(await panelWithPicture(page), 'The run ends', ({ state }) => state === 'finished');
    await eventualRuns(data, 1);
    await reloadByCommand(page);
    const panel = await panelWithPicture(page);
    await panelWhere(panel, 'The run is back', ({ state, seed }) => state === 'finished' && seed === 0);
    // A run that the reload had started would be kept before the one that the save starts.
    await writeFile(path.join(folder, ringFile), ring.replace('seed: 0', 'seed: 8'));
    await panelWhere(panel, 'The save trains', ({ state, seed }) => state === 'finished' && seed === 8);
    const runs = await Promise.all((await eventualRuns(data, 2)).map(readResult));
    assert.deepEqual(
      runs.map(({ seed }) => seed),
      [0, 8],
    );
  });
});
