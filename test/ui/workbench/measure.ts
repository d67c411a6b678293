// Sizes of what a panel shows, as its user sees them.
import type { Frame, Page } from 'playwright-core';

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PanelMeasures {
  /** Size of the panel in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Height of everything above the first picture, and of everything below the body. */
  readonly above: number;
  readonly below: number;
  /** Names of the tiles, of which all that belongs to them is in sight. */
  readonly whole: readonly string[];
  /** Height of the tallest tile. */
  readonly tallest: number;
  /** Whether the toolbar is one line: no higher than its least height. */
  readonly toolbar: number;
  /** Tiles whose picture has less than this many pixels in either direction are said here. */
  readonly overflowing: readonly string[];
}

/** Measures a panel; to be called when it has drawn. */
export function measurePanel(panel: Frame | Page): Promise<PanelMeasures> {
  return panel.evaluate(() => {
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const body = document.querySelector('[data-testid="tiles"]');
    const tiles = [...document.querySelectorAll('[data-testid^="tile-"]')];
    if (body === null || tiles.length === 0) throw new Error('measurePanel: expected a panel with pictures');
    const frame = boxOf(body);
    const isWhole = (element: Element): boolean => {
      const { left, top, right, bottom } = boxOf(element);
      return left >= frame.left - 1 && top >= frame.top - 1 && right <= frame.right + 1 && bottom <= frame.bottom + 1;
    };
    return {
      width,
      height,
      above: Math.min(...tiles.map((tile) => boxOf(tile).top)),
      below: height - frame.bottom,
      whole: tiles.filter(isWhole).map((tile) => (tile instanceof HTMLElement ? (tile.dataset.testid ?? '') : '')),
      tallest: Math.max(...tiles.map((tile) => boxOf(tile).height)),
      toolbar: document.querySelector('[data-testid="toolbar"]')?.getBoundingClientRect().height ?? 0,
      overflowing: tiles
        .map((tile) => tile.querySelector('.tile-picture'))
        .filter((picture) => picture !== null && picture.scrollHeight > picture.clientHeight + 1)
        .map((picture) => picture?.closest<HTMLElement>('[data-testid]')?.dataset.testid ?? ''),
    };
  });
}

/** Width of what is drawn on the canvas of a tile, in CSS pixels. */
export function drawnWidth(panel: Frame | Page, tile: string): Promise<number> {
  return panel
    .locator(`[data-testid="tile-${tile}"] canvas`)
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('drawnWidth: expected a canvas');
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext('2d');
      if (context === null) throw new Error('drawnWidth: expected a 2D context');
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const columns = Array.from({ length: canvas.width }, (_, x) =>
        Array.from({ length: canvas.height }, (_, y) => data[4 * (y * canvas.width + x) + 3]).some(
          (alpha) => alpha > 40,
        ),
      );
      const pixels = columns.lastIndexOf(true) - columns.indexOf(true) + 1;
      return (pixels * canvas.clientWidth) / canvas.width;
    });
}
