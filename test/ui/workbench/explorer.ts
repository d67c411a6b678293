// The Explorer: the list of files at the side of the window.
import type { Locator, Page } from 'playwright-core';

function row(page: Page, file: string): Locator {
  return page.locator('.explorer-viewlet .monaco-list-row').filter({ has: page.getByText(file, { exact: true }) });
}

/** Right-clicks a file and picks an entry of the menu that opens. */
export async function pickFromContextMenu(page: Page, file: string, entry: string): Promise<void> {
  await row(page, file).click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-item').filter({ hasText: entry });
  await item.waitFor();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // The menu swallows a click that comes while it is still opening.
    await page.waitForTimeout(200);
    await item.click();
    const closed = await item.waitFor({ state: 'hidden', timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (closed) return;
  }
  throw new Error(`The menu of ${file} stayed open after three clicks on "${entry}".`);
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

/** Opens a file in an editor that stays. */
export async function openFile(page: Page, file: string): Promise<void> {
  await row(page, file).dblclick();
  await page.locator('.editor-group-container.active .tab.active').filter({ hasText: file }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
}
