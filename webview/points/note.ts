import type { Rectangle } from '../math/region.js';
import { countIn, type Box } from './placing.js';

/** Words beside a thing in a picture. */
export interface Note {
  readonly key: string;
  readonly text: string;
  /** Position of the thing, as long as the picture has axes. */
  readonly at: readonly number[];
}

/** Width of a letter, on average, height of a line, and distance from the thing, in CSS pixels. */
const letter = 6.7;
const line = 14;
const gap = 9;

/** Where a text may stand about a thing: in units of its half width and half height. */
const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
];

/** Where a text beside a thing covers the least. @param taken boxes of the texts before. */
export function freest(
  [x, y]: readonly [number, number],
  text: string,
  area: Rectangle,
  places: readonly Float32Array[],
  taken: readonly Box[],
): Box {
  const [half, high] = [(text.length * letter) / 2, line / 2];
  const boxes = directions.map(([right, down]): Box => {
    const cx = inside(x + right * (half + (down === 0 ? gap : 3)), area.left, area.width, half + 2);
    const cy = inside(y + down * (high + gap), area.top, area.height, high + 2);
    return { left: cx - half, top: cy - high, right: cx + half, bottom: cy + high };
  });
  const cost = (box: Box): number => countIn(box, places) + 1000 * taken.filter((other) => overlap(box, other)).length;
  return boxes.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

const inside = (at: number, from: number, length: number, half: number): number =>
  Math.min(from + length - half, Math.max(from + half, at));

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
