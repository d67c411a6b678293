// Takes the pictures of README.md from VS Code with the packaged extension, as it looks after the first click: `npm run pictures`.
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../test/support/eventually.js';
import { pickFromContextMenu } from '../test/ui/workbench/explorer.js';
import { panelWithPicture, untilLastPicture } from '../test/ui/workbench/panel.js';
import { serveWorkbench } from '../test/ui/workbench/served-workbench.js';
import { root } from './project.mjs';
import { removeFolder, temporaryFolder } from './system/folders.mjs';

/** Pictures in `media/`, each of an example at the end of its training. */
const pictures = [
  { name: 'panel', example: 'circle' },
  { name: 'sphere', example: 'sphere' },
] as const;

/** What the explorer lists beside them: as many as fit, since it renders only the rows in sight. */
const listed = [
  'circle',
  'circle-spherical-latent',
  'sphere',
  'sphere-spherical-latent',
  'three-body',
  'torus',
] as const;

/** Waits until VS Code shows no news and no work that goes on, offers to train again, and its scroll bars have faded. */
async function untilQuiet(page: Page): Promise<void> {
  await page.locator('.codelens-decoration').filter({ hasText: 'Train Autoencoder' }).waitFor();
  const passing = page.locator('.notification-toast, .codicon-modifier-spin').filter({ visible: true });
  const bars = page.locator('.monaco-editor .scrollbar');
  await eventually('nothing moves in the window', async () => {
    const opacities = await bars.evaluateAll((all) => all.map((bar) => Number(getComputedStyle(bar).opacity)));
    return (await passing.count()) === 0 && opacities.every((opacity) => opacity === 0);
  });
}

const folder = await temporaryFolder();
// The window bears the name of the folder.
const examples = path.join(folder, 'examples');
for (const name of listed) {
  const file = `${name}.dataset.ts`;
  await cp(path.join(root, 'examples', file), path.join(examples, file));
}
try {
  for (const { name, example } of pictures) {
    const served = await serveWorkbench({
      folder: examples,
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
    });
    try {
      const { page } = served;
      await pickFromContextMenu(page, `${example}.dataset.ts`, 'Train Autoencoder');
      await untilLastPicture(await panelWithPicture(page));
      await page.mouse.move(0, 0);
      await untilQuiet(page);
      await page.screenshot({ path: path.join(root, 'media', `${name}.png`) });
      console.log(`media/${name}.png`);
    } finally {
      await served.close();
    }
  }
} finally {
  await removeFolder(folder);
}
