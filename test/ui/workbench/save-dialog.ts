// VS Code's own file dialog: the field at the top of the window, in which a path stands.
import type { Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';

/** Waits for the dialog to offer a path, and takes that or another. */
export async function acceptPath(page: Page, offered: string, other = offered): Promise<void> {
  const place = page.locator('.quick-input-widget input.input');
  await place.waitFor();
  // The dialog shows the folder first, while it looks into it.
  let shown = '';
  await eventually(
    () => `the dialog offers ${offered}; it shows ${shown}`,
    async () => (shown = await place.inputValue()) === offered,
  );
  if (other !== offered) await place.fill(other);
  await place.press('Enter');
  await place.waitFor({ state: 'hidden' });
}
