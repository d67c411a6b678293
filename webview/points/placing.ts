import type { Rectangle } from '../math/region.js';
import type { Size } from '../charts/use-size.js';

/** A box in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const corners = ['top-right', 'bottom-left', 'bottom-right', 'top-left'] as const;
export type Corner = (typeof corners)[number];

/**
 * Widths of the names of the axes, which stand in the upper left corner and in the lower right one; 0 if there are
 * none.
 */
export type NameWidths = readonly [topLeft: number, bottomRight: number];

/** Between a legend and the frame, in CSS pixels. */
export const margin = 4;
/** Height of the name of an axis. */
const nameHeight = 15;
/** Share of all places that a legend may cover more than it would elsewhere, so that it is in the same corner of most pictures. */
const fewOf = 0.002;
/** Places are looked at up to this many. */
const most = 2000;

/** Where the names of the axes stand. */
export function nameBoxes({ left, top, width, height }: Rectangle, [topLeft, bottomRight]: NameWidths): Box[] {
  const [right, bottom] = [left + width, top + height];
  return [
    { left, top, right: left + topLeft, bottom: top + nameHeight },
    { left: right - bottomRight, top: bottom - nameHeight, right, bottom },
  ].filter((box) => box.right > box.left);
}

/** Where a legend of some size lies in a corner. */
export function boxIn(corner: Corner, { left, top, width, height }: Rectangle, size: Size, names: NameWidths): Box {
  const x = corner.endsWith('left') ? left + margin : left + width - margin - size.width;
  const y = corner.startsWith('top') ? top + margin : top + height - margin - size.height;
  // Where a name is in the way, beside it in height.
  const [before, after] = [x - left, left + width - (x + size.width)];
  const down =
    corner.startsWith('top') && before < names[0]
      ? nameHeight
      : corner.startsWith('bottom') && after < names[1]
        ? -nameHeight
        : 0;
  return { left: x, top: y + down, right: x + size.width, bottom: y + down + size.height };
}

/**
 * The corner with the fewest places; the one before, unless another is much better, so that the legend stays as
 * pictures move.
 */
export function emptiest(
  area: Rectangle,
  size: Size,
  names: NameWidths,
  places: readonly Float32Array[],
  before: Corner | null,
  words: readonly Box[] = [],
): Corner {
  const total = places.reduce((sum, pixels) => sum + pixels.length / 2, 0);
  const coveredBy = (box: Box): number =>
    countIn(box, places) + words.filter((other) => overlap(box, other)).length * total;
  const covered = new Map(corners.map((corner) => [corner, coveredBy(boxIn(corner, area, size, names))]));
  const least = (corner: Corner): number => covered.get(corner) ?? 0;
  const best = corners.reduce((a, b) => (least(b) < least(a) ? b : a));
  return before !== null && least(before) <= 1.5 * least(best) + 2 + fewOf * total ? before : best;
}

/** Whether two boxes have a part in common. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** About how many of the places lie in a box. */
export function countIn(box: Box, places: readonly Float32Array[]): number {
  let count = 0;
  for (const pixels of places) {
    const stride = Math.max(1, Math.ceil(pixels.length / 2 / most));
    for (let i = 0; i < pixels.length; i += 2 * stride) {
      const [x, y] = [pixels[i], pixels[i + 1]];
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) count += stride;
    }
  }
  return count;
}
