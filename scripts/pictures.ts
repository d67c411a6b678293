// Takes the pictures of README.md again, from VS Code with the packaged extension: `npm run pictures`.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { openFile, pickFromContextMenu } from '../test/ui/workbench/explorer.js';
import { panelWhere, panelWithPicture } from '../test/ui/workbench/panel.js';
import { serveWorkbench } from '../test/ui/workbench/served-workbench.js';
import { root } from './project.mjs';
import { removeFolder, temporaryFolder } from './system/folders.mjs';

/**
 * Pictures in `media/`, each of an example at the end of its training; wider than the editor's default, for three
 * columns.
 */
const pictures = [
  { name: 'panel', example: 'circle', theme: 'Default Dark Modern', viewport: { width: 1440, height: 900 } },
  { name: 'sphere', example: 'sphere', theme: 'Default Light Modern', viewport: { width: 1440, height: 900 } },
] as const;

for (const { name, example, theme, viewport } of pictures) {
  const folder = await temporaryFolder();
  await cp(path.join(root, 'examples'), folder, { recursive: true });
  await rm(path.join(folder, '.vscode'), { recursive: true, force: true });
  const served = await serveWorkbench({
    folder,
    settings: {
      'workbench.colorTheme': theme,
      'workbench.startupEditor': 'none',
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
    },
  });
  try {
    const { page } = served;
    await page.setViewportSize(viewport);
    await openFile(page, `${example}.dataset.ts`);
    await pickFromContextMenu(page, `${example}.dataset.ts`, 'Train Autoencoder');
    const panel = await panelWithPicture(page);
    await panelWhere(panel, 'The run ends', ({ state }) => state === 'finished');
    // The side bar has shown what it had to, and the panel gets its room.
    await page.keyboard.press('Control+b');
    await page.mouse.move(0, 0);
    // Until what VS Code says of the window's start is gone, and the last picture is drawn.
    await page.waitForTimeout(8_000);
    await page.screenshot({ path: path.join(root, 'media', `${name}.png`) });
    console.log(`media/${name}.png`);
  } finally {
    await served.close();
    await removeFolder(folder);
  }
}
