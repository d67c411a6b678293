// From a table that somebody else has written to a coloured picture, without a manual.
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { errorSquiggles } from './workbench/editor.js';
import { pickFromContextMenu } from './workbench/explorer.js';
import { panelWhere, panelWithPicture, untilLastPicture } from './workbench/panel.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

describe('New Dataset from File', () => {
  let folder: string;
  let page: Page;

  openWindow(
    (target) => cp(path.join(root, 'examples/data/penguins.csv'), path.join(target, 'penguins.csv')),
    (window) => ({ folder, page } = window),
  );

  const row = (text: string): Locator => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  const isTicked = (text: string): Promise<boolean> =>
    row(text).locator('input[type=checkbox], .monaco-checkbox').first().isChecked();

  it('shows the columns with what they hold, and ticks what can be trained on', async () => {
    await pickFromContextMenu(page, 'penguins.csv', 'New Dataset from File');
    await row('beak length').waitFor();
    assert.match(await row('beak length').innerText(), /32\.1 to 59\.6 · 2 of 344 missing/);
    await takeScreenshot(page, 'from-file-columns');
    for (const column of ['beak length', 'beak depth', 'flipper length', 'body mass'])
      assert.ok(await isTicked(column));
    await page.keyboard.press('Enter');
  });

  it('proposes the class as label', async () => {
    await row('species').waitFor();
    assert.match(await row('species').innerText(), /text, 3 different/);
    assert.ok(await isTicked('species'));
    await takeScreenshot(page, 'from-file-labels');
    await page.keyboard.press('Enter');
  });

  it('opens a file without errors, whose run is coloured by the first label', async () => {
    await page.locator('.tab.active').filter({ hasText: 'penguins.dataset.ts' }).waitFor();
    assert.match(await readFile(path.join(folder, 'penguins.dataset.ts'), 'utf8'), /labels: \['species', /);
    await takeScreenshot(page, 'from-file-written');
    assert.equal(await errorSquiggles(page), 0);
    await page.locator('.notification-list-item').getByText('Train Autoencoder').click();
    const panel = await panelWithPicture(page);
    await panelWhere(panel, 'The run ends', ({ state }) => state === 'finished');
    await untilLastPicture(panel);
    assert.match(await panel.locator('[data-testid="button-color"]').innerText(), /species/);
    await takeScreenshot(page, 'from-file-trained');
    await page.setViewportSize({ width: 1280, height: 720 });
    await panel.locator('[data-testid="button-color"]').click();
    await takeScreenshot(page, 'from-file-trained-small');
  });
});
