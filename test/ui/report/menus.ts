// The menus of the panel, as a user opens them.
import type { Page } from 'playwright-core';
import { drawn } from './drawn.js';

/** Opens a menu of the toolbar, which is in the menu ⋯ where the panel is narrow. */
export async function openMenu(page: Page, menu: string): Promise<void> {
  const button = page.locator(`[data-testid="button-${menu}"]`);
  // A toolbar of another width has another menu at its end.
  await drawn(page);
  if (!(await button.isVisible())) await page.locator('[data-testid="button-more"]').click();
  await button.click();
}

/** Opens the tab of a view, which is in a menu where there is no room for it. */
export async function openTab(page: Page, view: string): Promise<void> {
  const tab = page.locator(`[data-testid="tab-${view}"]`);
  if (!(await tab.isVisible())) await page.locator('[data-testid="more-tabs"]').click();
  await tab.click();
  await page.locator(`[data-testid="tile-${view}"]`).waitFor();
  await drawn(page);
}

/** Chooses entries of a menu of the toolbar, and closes it again. */
export async function chooseIn(page: Page, menu: string, ...entries: readonly string[]): Promise<void> {
  await openMenu(page, menu);
  for (const entry of entries) {
    await page.locator(`[data-testid="button-${menu}-popup"]`).locator(entry).first().click();
  }
  await page.keyboard.press('Escape');
  await drawn(page);
}

/** Shows something in all pictures, or shows it no longer. */
export const toggleShown = (page: Page, flag: string): Promise<void> =>
  chooseIn(page, 'show', `[data-testid="show-${flag}"]`);

/** Colours all pictures by something, by the name it has in the menu. */
export const colorBy = (page: Page, name: string): Promise<void> =>
  chooseIn(page, 'color', `.menu-item span:text-is("${name}")`);

/** Makes a choice in the menu of a tile. */
export async function chooseInTile(page: Page, tile: string, label: string, option: string): Promise<void> {
  await page.locator(`[data-testid="menu-${tile}"]`).click();
  await page.locator(`[data-testid="menu-${tile}-popup"]`).getByLabel(label).selectOption(option);
  await page.keyboard.press('Escape');
  await drawn(page);
}
