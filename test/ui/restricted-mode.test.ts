// A folder that the user does not trust: nothing of it runs.
import assert from 'node:assert/strict';
import { access, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { pickFromContextMenu } from './workbench/explorer.js';
import { panelWithPicture } from './workbench/panel.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

const file = 'circle.dataset.ts';

describe('Restricted Mode', () => {
  let witness: string;
  let page: Page;

  openWindow(
    async (folder) => {
      witness = path.join(folder, 'it-ran');
      // With the setting that trains on open, which must have no effect.
      await cp(path.join(root, 'examples'), folder, { recursive: true });
      const text = await readFile(path.join(folder, file), 'utf8');
      const evil = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(witness)}, '');\n`;
      await writeFile(path.join(folder, file), evil + text);
    },
    (window) => ({ page } = window),
    { trust: true, settings: { 'security.workspace.trust.startupPrompt': 'never' } },
  );

  /** Whether code of the dataset file ran: it leaves a file. */
  const itRan = (): Promise<boolean> =>
    access(witness).then(
      () => true,
      () => false,
    );

  it('says why it does not train, offers to manage trust, and runs nothing', async () => {
    await pickFromContextMenu(page, file, 'Train Autoencoder');
    const notification = page.locator('.notification-toast').filter({ hasText: 'Restricted Mode' });
    await notification.waitFor();
    await takeScreenshot(page, 'restricted');
    // What does not happen leaves no state to wait for.
    await page.waitForTimeout(2_000);
    assert.equal(await itRan(), false);
    await notification.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await page.locator('.workspace-trust-editor').waitFor();
  });

  it('trains what the setting of the folder names once the user trusts the folder, and allows that too', async () => {
    await page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: /^Trust$/ })
      .first()
      .click();
    const question = page.locator('.notification-toast').filter({ hasText: 'ask to train circle.dataset.ts' });
    await question.waitFor();
    assert.equal(await itRan(), false);
    await takeScreenshot(page, 'train-on-open-question');
    await question.getByRole('button', { name: 'Train, Now and Whenever It Opens' }).click();
    await panelWithPicture(page);
    assert.equal(await itRan(), true);
  });
});
