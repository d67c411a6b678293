import type { Browser } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';

/**
 * Opens Chromium and makes a temporary folder before the tests of a suite, and removes both after them.
 * @param take gets them before any other hook of the suite that is declared later.
 */
export function withBrowser(take: (opened: { readonly folder: string; readonly browser: Browser }) => void): void {
  let folder: string;
  let browser: Browser;

  before(async () => {
    folder = await temporaryFolder();
    browser = await launchChromium();
    take({ folder, browser });
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });
}
