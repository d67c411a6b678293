// The installed extension in a VS Code of another language: its translations come from a file beside the English messages.
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { pickFromContextMenu } from './workbench/explorer.js';
import { panelWithPicture } from './workbench/panel.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { reloadWindow, serveWorkbench, type ServedWorkbench } from './workbench/served-workbench.js';

const file = 'ring.dataset.ts';

const dataset = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({ manifold: circle(), samples: { train: 500, test: 200 }, autoencoder: { hidden: [8], latent: euclidean(1) }, training: { steps: 200 } });
`;

const german = {
  Loss: 'Verlust </script><b>',
  'Export the report of this run…': 'Bericht über diesen Lauf…',
  'Show Panel': 'Tafel zeigen',
};

describe('A VS Code of another language', () => {
  let folder: string;
  let data: string;
  let served: ServedWorkbench;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    data = await temporaryFolder();
    await writeFile(path.join(folder, file), dataset);
    served = await serveWorkbench({ folder, data });
    page = served.page;
    const extensions = path.join(data, 'extensions');
    const installed = (await readdir(extensions)).find((name) => name.startsWith('latent-atlas')) ?? assert.fail('the extension is not installed');
    const messages = JSON.parse(await readFile(path.join(extensions, installed, 'l10n', 'bundle.l10n.json'), 'utf8')) as object;
    for (const message of Object.keys(german)) assert.ok(message in messages, message);
    await writeFile(path.join(extensions, installed, 'l10n', 'bundle.l10n.de.json'), JSON.stringify(german));
    // As the language of a window is set by the pack that is installed for it.
    await page.addInitScript("globalThis._VSCODE_NLS_LANGUAGE = 'de'");
    await reloadWindow(page);
  });

  after(async () => {
    await served.close();
    await removeFolder(folder);
    await removeFolder(data);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await takeScreenshot(page, `failed-${this.currentTest.title}`);
  });

  it('has the panel in that language, and in English what is not translated', async () => {
    await pickFromContextMenu(page, file, 'Train Autoencoder');
    const panel = await panelWithPicture(page);
    assert.equal(await panel.evaluate('document.documentElement.lang'), 'de');
    assert.equal(await panel.locator('[data-testid="tile-loss"] h2').innerText(), german.Loss);
    assert.equal(await panel.locator('[data-testid="tile-network"] h2').innerText(), 'Network');
    await panel.locator('[data-testid="button-export-report"]').waitFor();
    assert.equal(await panel.locator('[data-testid="button-export-report"]').getAttribute('title'), german['Export the report of this run…']);
    await takeScreenshot(page, 'german');
  });
});
