import type { Frame } from 'playwright-core';

/** How many pictures of the training a panel draws in a second, over three seconds. Its page is text: see editor.ts. */
export function picturesPerSecond(panel: Frame): Promise<number> {
  return panel.evaluate(`new Promise((resolve) => {
    const output = document.querySelector('[data-testid="timeline-step"]');
    let pictures = 0;
    const observer = new MutationObserver(() => (pictures += 1));
    observer.observe(output, { characterData: true, childList: true, subtree: true });
    const start = performance.now();
    setTimeout(() => {
      observer.disconnect();
      resolve((1000 * pictures) / (performance.now() - start));
    }, 3000);
  })`);
}
