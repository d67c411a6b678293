import type { Frame, Page } from 'playwright-core';

/** Waits until what was done is drawn: the panel draws at the next picture of the screen, and once more where sizes change. */
export async function drawn(page: Page | Frame): Promise<void> {
  await page.evaluate(
    '(async () => { for (let picture = 0; picture < 3; picture++) await new Promise(requestAnimationFrame); })()',
  );
}
