import type { Size } from '../charts/use-size.js';

/** How the pictures and the pane of tabs stand in the body of the panel. */
export interface Layout {
  /** Columns of the grid, all of one width. */
  readonly columns: number;
  /** Height of a row of pictures, in CSS pixels. */
  readonly rowHeight: number;
  /** How the pane of tabs stands: in the last row of the pictures, over so many columns, or below all of them. */
  readonly tabs:
    { readonly kind: 'beside'; readonly span: number } | { readonly kind: 'below'; readonly height: number };
  /** Whether a picture of the reference stands beside that of the run, rather than in a row below. */
  readonly paired: boolean;
  /** Whether all of it is more than the body holds, which then scrolls. */
  readonly scrolls: boolean;
}

export interface Parts {
  /** Number of pictures of the run. */
  readonly pictures: number;
  /** Number of pictures of the reference; 0 without one. */
  readonly compared: number;
  /** Whether there is a pane of tabs. */
  readonly tabs: boolean;
}

/** Height of a tile's head, in pixels. */
const head = 24;
/** Gap between tiles. */
const gap = 1;
/** A picture smaller than this, in pixels, is not worth fitting all of them in: then the body scrolls. */
const leastPicture = 150;
/** The pane of tabs beside pictures is no narrower, in pixels: it has room for two tabs, "More" and its buttons. */
const leastPane = 225;
/** Least and greatest height of the pane of tabs below the pictures, and its share of the body. */
const tabsBelow = { least: 190, greatest: 300, share: 0.3 };

interface Candidate extends Layout {
  /** Side of the largest square in a picture. */
  readonly square: number;
}

/**
 * The layout with the largest pictures that fits all of them into the body, or, where they would be too small, one that
 * scrolls, of which one row at least is whole.
 * @param body its size in CSS pixels.
 */
export function layoutOf(body: Size, parts: Parts): Layout {
  const best = candidates(body, parts).reduce((a, b) => (b.square > a.square ? b : a));
  return best.square >= leastPicture ? best : scrollingLayout(body, parts);
}

function candidates(body: Size, parts: Parts): Candidate[] {
  const { pictures, compared, tabs } = parts;
  const paired = compared > 0;
  const cells = pictures + compared;
  const columnChoices = paired ? [2, pictures] : Array.from({ length: cells + 1 }, (_, k) => k + 1);
  return columnChoices.flatMap((columns): Candidate[] => {
    const rows = Math.ceil(cells / columns);
    const width = (body.width - gap * (columns - 1)) / columns;
    const isPaired = paired && columns === 2;
    const fitted = (height: number, count: number, pane: Layout['tabs']): Candidate => {
      const rowHeight = Math.floor((height - gap * (count - 1)) / count);
      const square = Math.min(width, rowHeight - head);
      return { columns, rowHeight, tabs: pane, paired: isPaired, scrolls: false, square };
    };
    if (!tabs) return [fitted(body.height, rows, { kind: 'below', height: 0 })];
    const height = Math.round(Math.min(tabsBelow.greatest, Math.max(tabsBelow.least, tabsBelow.share * body.height)));
    const below = fitted(body.height - height - gap, rows, { kind: 'below', height });
    const free = columns * rows - cells;
    const span = free > 0 ? free : columns;
    const beside = fitted(body.height, free > 0 ? rows : rows + 1, { kind: 'beside', span });
    return paired || span * (width + gap) < leastPane ? [below] : [below, beside];
  });
}

function scrollingLayout(body: Size, { pictures, compared, tabs }: Parts): Layout {
  // As many in a row as are whole at the height that there is.
  const most = Math.max(1, Math.floor(body.width / Math.max(leastPicture, body.height - head)));
  const columns = Math.max(1, Math.min(most, pictures + compared));
  const rowHeight = Math.max(head + 1, Math.floor(Math.min(body.height, body.width / columns + head)));
  return {
    columns,
    rowHeight,
    tabs: { kind: 'below', height: tabs ? Math.min(body.height, 320) : 0 },
    paired: compared > 0 && columns === 2,
    scrolls: true,
  };
}
