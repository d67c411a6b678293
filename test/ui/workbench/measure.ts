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
  /** Height of the toolbar. */
  readonly toolbar: number;
  /** Names of the tiles with a picture that needs more height than it has. */
  readonly overflowing: readonly string[];
  /** Buttons of the verdict that are not whole. */
  readonly cutOff: readonly string[];
}

/** Measures a panel; to be called when it has drawn. */
export function measurePanel(panel: Frame | Page): Promise<PanelMeasures> {
  // No function has a name in here: a bundler's helper for names is not there in the page.
  return panel.evaluate(() => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const body = document.querySelector('[data-testid="tiles"]')?.getBoundingClientRect();
    const tiles = [...document.querySelectorAll<HTMLElement>('[data-testid^="tile-"]')].map((tile) => ({
      name: tile.dataset.testid ?? '',
      box: tile.getBoundingClientRect(),
      picture: tile.querySelector('.tile-picture'),
    }));
    if (body === undefined || tiles.length === 0) throw new Error('measurePanel: expected a panel with pictures');
    return {
      width,
      height,
      above: Math.min(...tiles.map(({ box }) => box.top)),
      below: height - body.bottom,
      whole: tiles
        .filter(
          ({ box }) =>
            box.left >= body.left - 1 &&
            box.top >= body.top - 1 &&
            box.right <= body.right + 1 &&
            box.bottom <= body.bottom + 1,
        )
        .map(({ name }) => name),
      tallest: Math.max(...tiles.map(({ box }) => box.height)),
      toolbar: document.querySelector('[data-testid="toolbar"]')?.getBoundingClientRect().height ?? 0,
      overflowing: tiles
        .filter(({ picture }) => picture !== null && picture.scrollHeight > picture.clientHeight + 1)
        .map(({ name }) => name),
      cutOff: [...document.querySelectorAll('.verdict')].flatMap((card) => {
        const { top, bottom, right } = card.getBoundingClientRect();
        return [...card.querySelectorAll('button')]
          .filter((button) => {
            const box = button.getBoundingClientRect();
            return box.height > 0 && (box.top < top || box.bottom > bottom || box.right > right);
          })
          .map(({ textContent }) => textContent);
      }),
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
