// Points that are selected in the panel go into an editor and into a file, in the installed extension.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { closeMenus, openMenu } from './workbench/menus.js';
import { trainRing, writeRing } from './workbench/ring.js';
import { acceptPath } from './workbench/save-dialog.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

const header = 'index,x,y,θ (rad),z₁,reconstruction x,reconstruction y,ρ';

describe('From selected points to a table', () => {
  let folder: string;
  let page: Page;
  let panel: Frame;

  openWindow(writeRing, (window) => ({ folder, page } = window));

  before(async () => {
    panel = await trainRing(page);
    await openMenu(panel, 'selection');
    await panel.locator('[data-testid="worst-share"]').fill('5');
    await panel.locator('[data-testid="select-worst"]').click();
    await closeMenus(panel);
    await panel
      .locator('[data-testid="selection"]')
      .filter({ hasText: /^10 of 200 points/ })
      .waitFor();
  });

  it('saves them as CSV beside the dataset file, where the user does not choose another place', async () => {
    await panel.locator('[data-testid="selection-save"]').click();
    const saved = path.join(folder, 'ring-step-200-points.csv');
    await acceptPath(page, saved);
    await page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: path.basename(saved) })
      .waitFor();
    const [names, ...rows] = (await readFile(saved, 'utf8')).trimEnd().split('\n');
    assert.equal(names, header);
    assert.equal(rows.length, 10);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.tmp')),
      [],
      'nothing is left beside it',
    );
  });

  it('opens them in an editor beside the panel', async () => {
    await panel.locator('[data-testid="selection-table"]').click();
    const lines = page.locator('.editor-group-container.active .view-line');
    await lines.filter({ hasText: 'reconstruction' }).waitFor();
    // The editor draws spaces as ones that do not break.
    const shown = (await lines.allInnerTexts()).map((line) => line.replaceAll('\u00a0', ' '));
    const text = await readFile(path.join(folder, 'ring-step-200-points.csv'), 'utf8');
    for (const row of text.trimEnd().split('\n')) assert.ok(shown.includes(row), `${row} among ${shown.join('; ')}`);
    assert.ok(await panel.locator('[data-testid="selection"]').isVisible(), 'the panel is not hidden by it');
    await takeScreenshot(page, 'selected-points');
  });
});
