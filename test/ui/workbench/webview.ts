// Webviews, whose document is an inner frame of the window.
import type { Frame, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';

/** Waits for a webview that shows an element, and gives the frame of its document. */
export function webviewWith(page: Page, selector: string): Promise<Frame> {
  return eventually(`a webview shows "${selector}"`, async () => {
    for (const frame of page.frames()) {
      // A frame may go away while it is asked.
      const found = await frame
        .locator(selector)
        .first()
        .isVisible()
        .catch(() => false);
      if (frame !== page.mainFrame() && found) return frame;
    }
    return null;
  });
}
