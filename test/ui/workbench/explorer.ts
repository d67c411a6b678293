// The Explorer: the list of files at the side of the window.
import type { Locator, Page } from 'playwright-core';

function row(page: Page, file: string): Locator {
  return page.locator('.explorer-viewlet .monaco-list-row').filter({ has: page.getByText(file, { exact: true }) });
}

/**
 * Right-clicks a file and picks an entry of the menu that opens; again where the menu lacks it, since a window that is
 * still starting does not know the extension's entries yet.
 */
export async function pickFromContextMenu(page: Page, file: string, entry: string): Promise<void> {
  const item = page.locator('.monaco-menu .action-item').filter({ hasText: entry });
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await row(page, file).click({ button: 'right' });
    // The menu swallows a click that comes while it is still opening.
    await page.waitForTimeout(200);
    const clicked = await item.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (clicked && (await isGone(item))) return;
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
  }
  throw new Error(`"${entry}" could not be picked from the menu of ${file}.`);
}

function isGone(item: Locator): Promise<boolean> {
  return item.waitFor({ state: 'hidden', timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}

/** Right-clicks a file and gives an entry of the menu, which then takes a click. */
export async function openContextMenu(page: Page, file: string, entry: string): Promise<Locator> {
  await row(page, file).click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-item').filter({ hasText: entry });
  await item.waitFor();
  await page.waitForTimeout(200);
  return item;
}

/** Entries of a file's context menu. */
export async function contextMenu(page: Page, file: string): Promise<string[]> {
  await row(page, file).click({ button: 'right' });
  const items = page.locator('.monaco-menu .action-item .action-label');
  await items.first().waitFor();
  const labels = await items.allInnerTexts();
  await page.keyboard.press('Escape');
  return labels;
}

/** Whether a file's context menu has an entry, within some seconds: a window that is starting does not know all yet. */
export async function offers(page: Page, file: string, entry: string): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if ((await contextMenu(page, file)).includes(entry)) return true;
    await page.waitForTimeout(500);
  }
  return false;
}

/** Opens a file in an editor that stays. */
export async function openFile(page: Page, file: string): Promise<void> {
  await row(page, file).dblclick();
  await page.locator('.editor-group-container.active .tab.active').filter({ hasText: file }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
}
