// The Explorer: the list of files at the side of the window.
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';

function row(page: Page, file: string): Locator {
  return page.locator('.explorer-viewlet .monaco-list-row').filter({ has: page.getByText(file, { exact: true }) });
}

function menu(page: Page): Locator {
  return page.locator('.monaco-menu');
}

function menuEntry(page: Page, entry: string): Locator {
  return menu(page).locator('.action-item').filter({ hasText: entry });
}

/**
 * Right-clicks a file and picks an entry of the menu that opens; again where the menu lacks it, since a window that is
 * still starting does not know the extension's entries yet.
 */
export async function pickFromContextMenu(page: Page, file: string, entry: string): Promise<void> {
  const item = menuEntry(page, entry);
  await eventually(`"${entry}" is picked from the menu of ${file}`, async () => {
    await row(page, file).click({ button: 'right' });
    await menu(page).waitFor();
    if ((await item.count()) > 0 && (await clickAway(item))) return true;
    await closeMenu(page);
    return false;
  });
}

/** Clicks an entry until its menu is gone: a menu swallows a click that comes while it is still opening. */
async function clickAway(item: Locator): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) {
    const clicked = await item.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    const isGone = await item.waitFor({ state: 'hidden', timeout: 500 }).then(
      () => true,
      () => false,
    );
    if (isGone) return clicked || tries > 0;
  }
  return false;
}

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await menu(page).waitFor({ state: 'hidden' });
}

/** Right-clicks a file and gives an entry of the menu, which then takes a click. */
export async function openContextMenu(page: Page, file: string, entry: string): Promise<Locator> {
  await row(page, file).click({ button: 'right' });
  const item = menuEntry(page, entry);
  await item.waitFor();
  // Nothing in the page tells when the menu no longer swallows a click, and a second click would spoil what is measured.
  await page.waitForTimeout(200);
  return item;
}

/** Entries of a file's context menu. */
export async function contextMenu(page: Page, file: string): Promise<string[]> {
  await row(page, file).click({ button: 'right' });
  const items = menu(page).locator('.action-item .action-label');
  await items.first().waitFor();
  const labels = await items.allInnerTexts();
  await closeMenu(page);
  return labels;
}

/** Waits until a file's context menu has an entry: a window that is starting does not know all yet. */
export async function untilOffered(page: Page, file: string, entry: string): Promise<void> {
  await eventually(`the menu of ${file} has "${entry}"`, async () => (await contextMenu(page, file)).includes(entry));
}

/** Opens a file in an editor that stays. */
export async function openFile(page: Page, file: string): Promise<void> {
  await row(page, file).dblclick();
  await page.locator('.editor-group-container.active .tab.active').filter({ hasText: file }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
}
