import { boxAround, type Box, type Piece } from './piece.js';

/** What belongs together in a legend. */
export type Group = readonly Piece[];

/** Where a group goes: by how much it moves. */
export interface Placed {
  readonly group: Group;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Groups one after another in rows of a width, each halfway up its row.
 * @param origin upper left corner of the first row.
 * @param gap between groups, and between rows.
 * @returns the groups with their places, and the height of all rows.
 */
export function flow(
  groups: readonly Group[],
  origin: { readonly left: number; readonly top: number },
  width: number,
  gap: { readonly x: number; readonly y: number },
): { readonly placed: readonly Placed[]; readonly height: number } {
  const rows: { readonly group: Group; readonly box: Box; readonly left: number }[][] = [];
  let right = Infinity;
  for (const group of groups) {
    const box = boxAround(group.map((piece) => piece.box));
    if (box === null) continue;
    const size = box.right - box.left;
    if (right + gap.x + size > width) {
      rows.push([]);
      right = -gap.x;
    }
    rows[rows.length - 1].push({ group, box, left: right + gap.x });
    right += gap.x + size;
  }
  const placed: Placed[] = [];
  let top = 0;
  for (const row of rows) {
    const height = Math.max(...row.map(({ box }) => box.bottom - box.top));
    for (const { group, box, left } of row) {
      const dy = origin.top + top + (height - (box.bottom - box.top)) / 2 - box.top;
      placed.push({ group, dx: origin.left + left - box.left, dy });
    }
    top += height + gap.y;
  }
  return { placed, height: Math.max(0, top - gap.y) };
}
