// The panel's menus and tabs, as a user opens them in a window of any size.
import type { Frame, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';

/** A panel in VS Code, or a report. */
type Panel = Frame | Page;

/** Opens a menu of the toolbar; one that finds no room there is behind ⋯. */
export async function openMenu(panel: Panel, menu: string): Promise<void> {
  const button = panel.getByTestId(`button-${menu}`);
  if (!(await button.isVisible())) await panel.getByTestId('button-more').click();
  await button.click();
}

/** Chooses an entry of a menu of the toolbar. */
export async function choose(panel: Panel, menu: string, entry: string): Promise<void> {
  await openMenu(panel, menu);
  await panel.getByTestId(entry).click();
  await closeMenus(panel);
}

/** Closes the menus that are open, one after another, with the key for that. */
export async function closeMenus(panel: Panel): Promise<void> {
  const open = panel.locator(':popover-open');
  for (let count = await open.count(); count > 0; count = await open.count()) await open.last().press('Escape');
}

/** Shows a view of the analysis; a tab that finds no room is in the menu at the end. */
export async function openTab(panel: Panel, view: string): Promise<void> {
  const tab = panel.getByTestId(`tab-${view}`);
  // A menu closes by itself where the panel is laid out again meanwhile.
  await eventually(`the tab "${view}" is chosen`, async () => {
    if (!(await tab.isVisible())) await panel.getByTestId('more-tabs').click();
    return tab.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
  await panel.getByTestId(`tile-${view}`).waitFor();
}
