import type { Page } from 'playwright-core';
import { drawn } from './drawn.js';

/** Opens one tab after the other, also those behind the menu at the end of the line. */
export async function forEachTab(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const names = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.tabs [data-testid^="tab-"]')].map(({ dataset }) => dataset.testid.slice('tab-'.length))`,
  );
  for (const name of names) {
    const tab = page.locator(`[data-testid="tab-${name}"]`);
    if (!(await tab.isVisible())) await page.locator('[data-testid="more-tabs"]').click();
    await tab.click();
    await drawn(page);
    await look(name);
  }
}
