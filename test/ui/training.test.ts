// What a user does with a dataset file, by hand, in the installed extension.
import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { eventually } from '../support/eventually.js';
import { drawn } from './report/drawn.js';
import { replaceLine, save } from './workbench/editor.js';
import { contextMenu, openFile, pickFromContextMenu, untilOffered } from './workbench/explorer.js';
import { countPictures, faultsOf, windows } from './workbench/first-look.js';
import { choose, openTab } from './workbench/menus.js';
import { bannerText, isPictureDrawn, panelWhere, panelWithPicture, readPanel } from './workbench/panel.js';
import { eventualProblems, readProblems } from './workbench/problems.js';
import { runCommand, useTheme } from './workbench/quick-input.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';
import { webviewWith } from './workbench/webview.js';

const file = 'circle.dataset.ts';

describe('From a right click to a live panel', () => {
  let folder: string;
  let page: Page;
  let panel: Frame;

  openWindow(
    async (target) => {
      await cp(path.join(root, 'examples'), target, { recursive: true });
      // Nothing trains by itself: the user is to ask for it.
      await rm(path.join(target, '.vscode'), { recursive: true, force: true });
      await writeFile(path.join(target, 'notes.txt'), 'Not a dataset.');
    },
    (window) => ({ folder, page } = window),
  );

  /** The first line of the file, counted from 1, that holds a text, and that line. */
  async function findLine(text: string): Promise<{ line: number; content: string }> {
    const lines = (await readFile(path.join(folder, file), 'utf8')).split('\n');
    const index = lines.findIndex((one) => one.includes(text));
    assert(index >= 0, `${file} has no line with ${text}`);
    return { line: index + 1, content: lines[index] };
  }

  it('offers to train a dataset file, and not other files', async () => {
    await untilOffered(page, file, 'Train Autoencoder');
    assert(!(await contextMenu(page, 'notes.txt')).includes('Train Autoencoder'));
  });

  it('trains the circle, and shows the numbers that the theorem promises', async () => {
    await pickFromContextMenu(page, file, 'Train Autoencoder');
    // Its skeleton is there before the first picture.
    panel = await webviewWith(page, '.panel');
    await panel.evaluate(countPictures);
    await panelWithPicture(page);
    await takeScreenshot(page, 'training');
    const { step, steps, sup, seed } = await panelWhere(panel, 'The run ends', ({ state }) => state === 'finished');
    assert.equal(step, steps);
    assert.equal(seed, 0);
    assert(sup >= 1 && sup <= 2.5, `sup ρ = ${sup}`);
    assert(await isPictureDrawn(panel));
    await takeScreenshot(page, 'finished');
  });

  it('has shown the circle being torn: at least 20 different pictures', async () => {
    let count = 0;
    await eventually(
      () => `20 different pictures, only ${count}`,
      async () => {
        count = await panel.evaluate<number>('picturesSeen()');
        return count >= 20;
      },
    );
  });

  for (const { width, height, circle } of windows) {
    it(`has four whole pictures, and a large circle, at ${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      let faults: readonly string[] = [];
      await eventually(
        () => faults.join('; '),
        async () => {
          faults = await faultsOf(panel, circle);
          return faults.length === 0;
        },
      );
      await takeScreenshot(page, `first-click-${width}`);
    });
  }

  it('draws the image of a line that is dragged through the latent space', async () => {
    await choose(panel, 'show', 'show-lineShown');
    const canvas = panel.locator('[data-testid="tile-latent"] canvas');
    const box = await canvas.boundingBox();
    assert(box !== null);
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 0.2 * box.width, y);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.8 * box.width, y, { steps: 5 });
    await page.mouse.up();
    const told = panel.locator('[data-testid="line-length"]', { hasText: 'length' });
    await told.waitFor();
    const length = Number(/length ([\d.]+)$/.exec(await told.innerText())?.[1]);
    assert(length > 1 && length < 20, `most of the way around the circle, not ${length}`);
    await takeScreenshot(page, 'line');
  });

  it('pins the run as the reference of the next', async () => {
    await choose(panel, 'compare', 'button-pin');
    await openTab(panel, 'compare');
    assert.equal(
      await panel.locator('[data-testid="definition-differences"]').innerText(),
      'Both runs have the same definition.',
    );
    // A file is opened where the focus is: not in front of the panel.
    await page.locator('.monaco-editor .view-lines').first().click();
  });

  it('trains again with the new seed once that is saved', async () => {
    await openFile(page, file);
    const { line, content } = await findLine('seed: 0');
    await replaceLine(page, line, content.trim().replace('seed: 0', 'seed: 1'));
    assert.equal((await readPanel(panel)).seed, 0, 'An unsaved change must not train.');
    await save(page);
    const { sup } = await panelWhere(
      panel,
      'The new run ends',
      ({ state, seed }) => state === 'finished' && seed === 1,
    );
    assert(sup >= 1, `sup ρ = ${sup}`);
  });

  it('keeps the last picture under a banner when the file breaks, and names the line in Problems', async () => {
    const { line } = await findLine('manifold:');
    await replaceLine(page, line, 'manifold: circle({ radius: -1 }),');
    await save(page);
    const [problem] = await eventualProblems(page, ({ source }) => source === 'Latent Atlas');
    assert.equal(problem.line, line);
    assert.match(problem.message, /radius/);
    assert.match((await bannerText(panel)) ?? '', /radius/);
    assert(await isPictureDrawn(panel));
    assert.equal((await readPanel(panel)).seed, 1);
    await takeScreenshot(page, 'broken');

    await openFile(page, file);
    await replaceLine(page, line, 'manifold: circle({ radius: 2 }),');
    await save(page);
    await panel.locator('[data-testid="banner"]').waitFor({ state: 'detached' });
    // The bound of the larger circle tells the new run from the old one.
    await panelWhere(
      panel,
      'The mended file trains to its end',
      ({ state, sup }) => state === 'finished' && sup >= 2.5,
    );
    assert.deepEqual(await readProblems(page), []);
  });

  it('finds a latent space, trains a point of the search again, leads back, and compares it with another', async () => {
    // A panel above the list of problems is too low for the button.
    await runCommand(page, 'View: Toggle Panel Visibility');
    const text = await readFile(path.join(folder, file), 'utf8');
    const few = 'samples: { train: 300, test: 100 }';
    const short = text.replace(/samples: {.*}/, few).replace(/ steps: [\d_]+/, ' steps: 1_000');
    await writeFile(path.join(folder, file), short);
    await panelWhere(panel, 'The small file is trained', ({ state, steps }) => state === 'finished' && steps === 1000);
    await panel.getByTestId('find-latent-space').click();
    // Five seeds in ℝ¹, S¹ and ℝ².
    const runs = panel.locator('[data-testid="tile-sweep"] .sweep-run');
    await eventually('15 runs', async () => (await runs.count()) === 15);
    await panel.getByTestId('enlarge-sweep').click();
    const chosen = panel.getByTestId('sweep-chosen').locator('strong');
    await runs.nth(5).locator('.target').first().click({ force: true });
    const onCircle = await chosen.innerText();
    assert.match(onCircle, /^S¹, seed \d$/);
    await takeScreenshot(page, 'sweep-chosen');
    await panel.getByRole('button', { name: 'Train this point again' }).click();
    const note = panel.getByTestId('point-note');
    await note.filter({ hasText: onCircle }).waitFor();
    const { sup } = await panelWhere(panel, 'The point is trained', ({ state }) => state === 'finished');
    assert(sup < 1, `below the bound of the line: sup ρ = ${sup}`);
    await takeScreenshot(page, 'sweep-point');

    await panel.getByTestId('button-to-sweep').click();
    await panel.getByText('its run is on show').waitFor();
    await runs
      .nth(1)
      .locator('.target')
      .first()
      .click({ modifiers: ['Shift'], force: true });
    await panel.getByTestId('sweep-pair').waitFor();
    const onLine = (await panel.getByTestId('sweep-second').locator('strong').innerText()).replace('B: ', '');
    assert.match(onLine, /^ℝ¹, seed \d$/);
    await takeScreenshot(page, 'sweep-pair');
    await panel.getByRole('button', { name: 'Compare their runs' }).click();
    await panel
      .getByTestId('tile-compare')
      .filter({ hasText: `Compared with ${onCircle}` })
      .waitFor();
    await note.filter({ hasText: onLine }).waitFor();
    await takeScreenshot(page, 'sweep-compared');
  });

  for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast']) {
    it(`draws in the theme ${theme}`, async () => {
      await useTheme(page, theme);
      await panel.locator(`body[data-vscode-theme-name="${theme}"]`).waitFor();
      await drawn(panel);
      assert(await isPictureDrawn(panel));
      await takeScreenshot(page, `theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
  }
});
