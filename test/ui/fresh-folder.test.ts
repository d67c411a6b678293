// A folder that holds nothing but a dataset file: no npm install, no tsconfig.json.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { completions, errorSquiggles, hoverAt, replaceLine } from './workbench/editor.js';
import { openFile } from './workbench/explorer.js';
import { eventualProblems, readProblems } from './workbench/problems.js';
import { accept, goTo, runCommand } from './workbench/quick-input.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

const lines = [
  "import { circle, defineDataset, euclidean } from 'latent-atlas';",
  '',
  'export default defineDataset({',
  '  manifold: circle({ radius: 1 }),',
  '  autoencoder: { latent: euclidean(1) },',
  '  ',
  '});',
  "export const wrong: number = 'text';",
  '',
];

describe('A fresh folder', () => {
  let page: Page;

  openWindow(
    (folder) => writeFile(path.join(folder, 'mine.dataset.ts'), lines.join('\n')),
    (window) => ({ page } = window),
  );

  it('shows the type errors of a dataset file, and none on its import', async () => {
    await openFile(page, 'mine.dataset.ts');
    const problems = await eventualProblems(page, ({ source }) => source === 'ts');
    assert.deepEqual(
      problems.map(({ line }) => line),
      [lines.findIndex((line) => line.includes('wrong')) + 1],
    );
    await openFile(page, 'mine.dataset.ts');
    await replaceLine(page, 8, 'export const right: string = "text";');
    await eventually('the problem is gone', async () => (await readProblems(page)).length === 0);
    assert.equal(await errorSquiggles(page), 0);
  });

  it('explains the API where the user points', async () => {
    await openFile(page, 'mine.dataset.ts');
    assert.match(await hoverAt(page, 3, 20), /defineDataset[^]*autoencoder/);
    await takeScreenshot(page, 'hover');
  });

  it('completes the fields of a definition', async () => {
    await goTo(page, 6, 3);
    const names = await completions(page);
    for (const name of ['name?', 'samples?', 'signal?', 'observables?', 'training?']) {
      assert(names.includes(name), `${name} is not among ${names.join(', ')}`);
    }
  });

  it('gets a dataset file from New Dataset, with no error in it', async () => {
    await runCommand(page, 'Latent Atlas: New Dataset…', 'Torus');
    await accept(page, 'torus');
    await page.locator('.tab.active').filter({ hasText: 'torus.dataset.ts' }).waitFor();
    await takeScreenshot(page, 'new-dataset');
    assert.equal(await errorSquiggles(page), 0);
  });
});
