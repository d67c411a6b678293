import { parseRgb, type ColorMap, type Rgb } from './color-maps.js';
import type { ColorScale } from './scene.js';

/**
 * A colour for each of 50 categories. The first six are those of Wong, "Points of view: Color blindness", Nature
 * Methods 8, 441 (2011), without the two that are faint on white or on dark grey. Each of the others is the one of a
 * grid of sRGB, not too faint on either ground, that is farthest in OKLab from all before it and from grey, in the sight
 * of people with normal vision, without red and without green (Machado, Oliveira & Fernandes, 2009).
 */
export const categoryColors: readonly Rgb[] = (
  '0072b2 e69f00 009e73 cc79a7 56b4e9 d55e00 4b2dff 874b3c 9678ff 96c396 a51e78 d200b4 5a69e1 ff78d2 ff2d69 c30000 ' +
  'c369d2 69c35a 0f962d c30f5a 4b5a87 870fd2 f0a5c3 8796ff f0a578 4b7896 f0694b 00694b 0f6900 69a5c3 78c3ff b43cd2 ' +
  'f000a5 78b4a5 874bff c3695a d29687 7887e1 963c96 964b69 960fb4 4bc31e 00d2b4 a55a87 5ad24b 3cc3e1 b469b4 a59600 ' +
  'a5a569 87693c'
)
  .split(' ')
  .map((hex) => parseRgb(`#${hex}`));

/** Index of the colour of what is missing: the last of a map. */
export const missingIndex = 255;

/** Colours for the indices of categories, and grey for {@link missingIndex}. None of them lies on top of others. */
export function categoryScale(grey: Rgb): ColorScale {
  const map: ColorMap = new Uint8Array(4 * (missingIndex + 1));
  for (let i = 0; i <= missingIndex; i++) map.set([...(categoryColors[i] ?? grey), 255], 4 * i);
  return { map, from: 0, to: missingIndex, log: false, unordered: true };
}

/**
 * A scale with grey below its lower end, for numbers of which some are missing.
 * @returns the scale, and the number that stands for what is missing.
 */
export function withMissing({ map, from, to, log }: ColorScale, grey: Rgb): { scale: ColorScale; missing: number } {
  const last = map.length / 4 - 1;
  const shifted: ColorMap = new Uint8Array(map.length);
  shifted.set([...grey, 255]);
  for (let i = 1; i <= last; i++) {
    const at = 4 * Math.round(((i - 1) / (last - 1)) * last);
    shifted.set(map.subarray(at, at + 4), 4 * i);
  }
  // The first of the remaining colours is that of the lower end.
  const missing = from - (to - from) / (last - 1);
  return { scale: { map: shifted, from: missing, to, log }, missing };
}
