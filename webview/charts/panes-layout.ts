import type { Size } from './use-size.js';

/** Something that may stand beside others. */
export interface Placeable {
  readonly name: string;
  /** Whether it is the first to go if there is little room. */
  readonly extra?: boolean;
  /** Width that it needs in a row with others, in CSS pixels, where that is more than a diagram needs. */
  readonly width?: number;
}

/** What stands side by side, in how many columns. */
export interface PanesLayout {
  /** Names, in the order given. */
  readonly shown: readonly string[];
  readonly columns: number;
}

/** Between two columns, in CSS pixels. */
const gap = 10;

/** Least width of one, and least height of one in a single row and in one of several rows, in CSS pixels. */
const least = { width: 190, inOneRow: 90, inRows: 170 };

/**
 * All of them if there is room; else those that are not extra; else the one chosen, with the extra ones or alone.
 * @param size of the place, in CSS pixels.
 */
export function layPanes(size: Size, panes: readonly Placeable[], chosen: string): PanesLayout {
  const main = panes.filter(({ extra }) => extra !== true);
  const one = main.find(({ name }) => name === chosen) ?? main[0];
  const withExtra = panes.filter((pane) => pane === one || pane.extra === true);
  for (const wanted of [panes, main, withExtra]) {
    const columns = columnsFor(size, wanted);
    if (columns !== null) return { shown: wanted.map(({ name }) => name), columns };
  }
  return { shown: [one.name], columns: 1 };
}

/** Columns with which the largest squares fit; null where some would be too small. */
function columnsFor({ width, height }: Size, panes: readonly Placeable[]): number | null {
  const count = panes.length;
  const inOneRow = panes.reduce((sum, pane) => sum + (pane.width ?? least.width) + gap, -gap);
  let best: { readonly columns: number; readonly side: number } | null = null;
  for (let columns = count; columns >= 1; columns--) {
    const rows = Math.ceil(count / columns);
    const [each, high] = [width / columns, height / rows];
    if (rows === 1 ? inOneRow > width : each < least.width) continue;
    if (high < (rows === 1 ? least.inOneRow : least.inRows)) continue;
    const side = Math.min(each, high);
    // Of as large squares those with more width.
    if (best === null || side >= best.side) best = { columns, side };
  }
  return best?.columns ?? null;
}
