// Webviews, whose document is an inner frame of the window.
import type { Frame, Page } from 'playwright-core';

/** Waits for a webview that shows an element, and gives the frame of its document. */
export async function webviewWith(page: Page, selector: string, timeout = 30_000): Promise<Frame> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      // A frame may go away while it is asked.
      const found = await frame
        .locator(selector)
        .first()
        .isVisible()
        .catch(() => false);
      if (frame !== page.mainFrame() && found) return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`No webview showed "${selector}" within ${timeout / 1000} s.`);
}
