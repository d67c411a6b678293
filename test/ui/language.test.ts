// The installed extension in a VS Code of another language: its translations come from a file beside the English messages.
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { pickFromContextMenu } from './workbench/explorer.js';
import { openMenu, openTab } from './workbench/menus.js';
import { panelWithPicture } from './workbench/panel.js';
import { ringFile, writeRing } from './workbench/ring.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

const german = {
  Loss: 'Verlust </script><b>',
  'Report of this run, as one page…': 'Bericht über diesen Lauf…',
  'Show Panel': 'Tafel zeigen',
};

/** Adds the translations to the installed extension, and sets the language as the pack that is installed for it does. */
async function speakGerman(page: Page, data: string): Promise<void> {
  const extensions = path.join(data, 'extensions');
  const installed =
    (await readdir(extensions)).find((name) => name.startsWith('latent-atlas')) ??
    assert.fail('the extension is not installed');
  const messages = JSON.parse(
    await readFile(path.join(extensions, installed, 'l10n', 'bundle.l10n.json'), 'utf8'),
  ) as object;
  for (const message of Object.keys(german)) assert.ok(message in messages, message);
  await writeFile(path.join(extensions, installed, 'l10n', 'bundle.l10n.de.json'), JSON.stringify(german));
  await page.addInitScript("globalThis._VSCODE_NLS_LANGUAGE = 'de'");
}

describe('A VS Code of another language', () => {
  let page: Page;

  openWindow(writeRing, (window) => ({ page } = window), { prepare: speakGerman });

  it('has the panel in that language, and in English what is not translated', async () => {
    await pickFromContextMenu(page, ringFile, 'Train Autoencoder');
    const panel = await panelWithPicture(page);
    assert.equal(await panel.evaluate('document.documentElement.lang'), 'de');
    await openTab(panel, 'loss');
    assert.equal(await panel.locator('[data-testid="tile-loss"] h2').innerText(), german.Loss);
    assert.equal(await panel.locator('[data-testid="tab-loss"]').innerText(), german.Loss);
    await openTab(panel, 'network');
    assert.equal(await panel.locator('[data-testid="tile-network"] h2').innerText(), 'Network');
    await openMenu(panel, 'export');
    assert.equal(
      await panel.locator('[data-testid="button-export-report"]').innerText(),
      german['Report of this run, as one page…'],
    );
    await takeScreenshot(page, 'german');
  });
});
