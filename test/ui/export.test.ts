// Pictures, numbers, selected points and the model of a run go from the panel to the disk and the clipboard, in the installed extension.
import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { eventualRuns } from './workbench/kept-runs.js';
import { closeMenus, openMenu } from './workbench/menus.js';
import { runCommand } from './workbench/quick-input.js';
import { trainRing, writeRing } from './workbench/ring.js';
import { acceptPath } from './workbench/save-dialog.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

describe('From a picture of the panel to a file', () => {
  let folder: string;
  let data: string;
  let page: Page;
  let panel: Frame;

  openWindow(writeRing, (window) => ({ folder, data, page } = window));

  before(async () => {
    panel = await trainRing(page);
    await eventualRuns(data, 1);
  });

  const tile = (name: string): Locator => panel.locator(`[data-testid="tile-${name}"]`);

  /** Opens the form that exports the picture of a view, from the toolbar, which brings the view into sight. */
  async function openForm(name: string): Promise<Locator> {
    await openMenu(panel, 'export');
    await panel.getByTestId(`button-export-${name}`).click();
    const form = panel.getByTestId(`export-form-${name}`);
    await form.waitFor();
    return form;
  }

  /** Presses a button of the form of a view. */
  async function press(name: string, button: string): Promise<void> {
    await (await openForm(name)).getByRole('button', { name: button, exact: true }).click();
  }

  /** Chooses an entry of the menu of a tile. */
  async function pick(name: string, entry: string): Promise<void> {
    if (!(await tile(name).isVisible())) await press(name, 'Cancel');
    await panel.getByTestId(`menu-${name}`).click();
    await tile(name).getByRole('menuitem', { name: entry, exact: true }).click();
  }

  /** Takes the place that VS Code offers, and gives what is written there. */
  async function saved(offered: string): Promise<Buffer> {
    await acceptPath(page, path.join(folder, offered));
    return written(path.join(folder, offered));
  }

  const written = (target: string): Promise<Buffer> =>
    eventually(`${target} is written`, () => readFile(target).catch(() => null));

  /** Width and height that the head of a PNG names, in pixels. */
  function sizeOfPng(png: Buffer): [number, number] {
    assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
    assert.equal(png.subarray(-8, -4).toString('latin1'), 'IEND', 'it is whole');
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  }

  it('saves it as SVG and PNG, as wide as a column of a paper', async () => {
    await press('data', 'Save SVG');
    const svg = (await saved('ring-seed-0-step-200-data.svg')).toString('utf8');
    assert.match(svg, /<svg[^>]* width="85mm"/);
    assert.ok((svg.match(/h0/g) ?? []).length >= 400, 'points and reconstructions');
    await press('data', 'Save PNG');
    const png = await saved('ring-seed-0-step-200-data.png');
    assert.equal(sizeOfPng(png)[0], 1004);
    // An empty picture of this size compresses to a few KB.
    assert.ok(png.length > 10_000, `${png.length} bytes`);
    await press('loss', 'Save PNG');
    await acceptPath(page, path.join(folder, 'ring-seed-0-loss.png'), path.join(folder, 'chosen.png'));
    sizeOfPng(await written(path.join(folder, 'chosen.png')));
    const names = await readdir(folder);
    assert.deepEqual(
      names.filter((name) => name.endsWith('.tmp') || name === 'ring-seed-0-loss.png'),
      [],
    );
  });

  it('saves the numbers behind it as CSV', async () => {
    await pick('loss', 'Save data as CSV');
    const csv = (await saved('ring-seed-0-loss.csv')).toString('utf8');
    const [head, ...rows] = csv.trimEnd().split('\n');
    assert.equal(head, 'step,training MSE,test MSE');
    assert.equal(Number(rows.at(-1)?.split(',')[0]), 200);
  });

  it('puts it on the clipboard', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press('loss', 'Copy');
    await tile('loss').locator('.export-notice').filter({ hasText: 'The picture is on the clipboard.' }).waitFor();
    const copied = await panel.evaluate<string>(`(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    })()`);
    const [width, height] = sizeOfPng(Buffer.from(copied, 'base64'));
    assert.ok(width === 1004 && height > 200, `${width} × ${height} pixels`);
  });

  it('exports the model, asks before it replaces one, and says how it is loaded', async () => {
    const target = path.join(folder, 'ring-seed-0-model');
    const toast = page.locator('.notification-toast').filter({ hasText: 'The model is in' });
    await pick('network', 'Export model…');
    await acceptPath(page, `${folder}/`);
    await toast.waitFor();
    assert.match(await toast.innerText(), /autoencoder\.onnx/);
    await takeScreenshot(page, 'model-exported');
    const [run] = await eventualRuns(data, 1);
    for (const part of [
      'model.json',
      'weights.bin',
      'encoder/model.json',
      'encoder/weights.bin',
      'decoder/model.json',
      'decoder/weights.bin',
      'autoencoder.onnx',
      'weights.safetensors',
      'README.md',
    ]) {
      assert.deepEqual(await readFile(path.join(target, part)), await readFile(path.join(run, 'model', part)), part);
    }
    await toast.getByRole('button', { name: 'Copy Path' }).click();
    await page.locator('.notification-toast').filter({ hasText: 'on the clipboard' }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), target);

    await writeFile(path.join(target, 'mine.txt'), 'not to be lost unasked');
    for (const [answer, left] of [
      ['Cancel', true],
      ['Replace', false],
    ] as const) {
      await runCommand(page, 'Latent Atlas: Export Model', 'ring.dataset.ts: seed 0');
      await acceptPath(page, `${folder}/`);
      const dialog = page.locator('.monaco-dialog-box').filter({ hasText: 'Replace ring-seed-0-model?' });
      await dialog.getByRole('button', { name: answer }).click();
      await dialog.waitFor({ state: 'hidden' });
      if (!left) await toast.waitFor();
      assert.equal((await readdir(target)).includes('mine.txt'), left);
    }
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('.tmp')),
      [],
    );
  });

  it('says so where a run left no model', async () => {
    const [run] = await eventualRuns(data, 1);
    await rm(path.join(run, 'model'), { recursive: true });
    await pick('network', 'Export model…');
    await page.locator('.notification-toast').filter({ hasText: 'The run seed 0 has no model' }).waitFor();
  });

  describe('and from selected points to a table', () => {
    const header = 'index,x,y,θ (rad),z₁,reconstruction x,reconstruction y,ρ';

    before(async () => {
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
});
