import type { Frame } from 'playwright-core';

/** Milliseconds between the stations on the way to the first picture of a panel, one after another. */
export interface WayToPicture {
  /** VS Code runs the command and opens the webview: until the panel's document begins. */
  readonly page: number;
  /** The webview fetches the panel's script. */
  readonly script: number;
  /** The panel has its skeleton on screen and waits for events: bundling, the worker, the first steps, the way back. */
  readonly picture: number;
}

/**
 * What the time from a click, or from a reload, to the first picture is made of.
 * @param panel its document, with a picture.
 * @param from when it was asked for, in milliseconds since 1970.
 */
export function wayToPicture(panel: Frame, from: number): Promise<WayToPicture> {
  return panel.evaluate<WayToPicture>(`(() => {
    const { responseEnd } = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/panel.js'));
    const [{ startTime }] = performance.getEntriesByName('first picture');
    return { page: performance.timeOrigin - ${from}, script: responseEnd, picture: startTime - responseEnd };
  })()`);
}
