import { project, type Matrix } from '../math/camera.js';
import type { Rectangle } from '../math/region.js';
import { countIn, overlap, type Box } from './placing.js';

/** Words beside a thing in a picture. */
export interface Note {
  readonly key: string;
  readonly text: string;
  /** Position of the thing, as long as the picture has axes. */
  readonly at: readonly number[];
}

/** A note with the box of its words. */
export interface PlacedNote extends Pick<Note, 'key' | 'text'> {
  readonly box: Box;
}

/** Where notes lie, and what they should not cover. */
export interface NotePlaces {
  readonly area: Rectangle;
  readonly matrix: Matrix;
  /** x and y of each place, flat, one after another. */
  readonly places: readonly Float32Array[];
  /** Boxes of other words. */
  readonly taken?: readonly Box[];
}

/** A picture that is smaller than this, in CSS pixels, has no room for words beside its things. */
const least = { width: 200, height: 180 };

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

/** Each note beside its thing, where it covers least; none in a small picture. */
export function placeNotes(notes: readonly Note[], { area, matrix, places, taken = [] }: NotePlaces): PlacedNote[] {
  if (area.width < least.width || area.height < least.height) return [];
  return notes.reduce<PlacedNote[]>((placed, { key, text, at }) => {
    const [px, py] = project(matrix, at[0], at[1], at.at(2) ?? 0);
    const thing = [area.left + ((px + 1) / 2) * area.width, area.top + ((1 - py) / 2) * area.height] as const;
    const box = freest(thing, text, area, places, [...taken, ...placed.map((other) => other.box)]);
    return [...placed, { key, text, box }];
  }, []);
}

/** Where a text beside a thing covers least. @param taken boxes of the texts before. */
function freest(
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
