import { colorAt, cssColor, errorColors, quantityColors, type Rgb } from '../../drawing/color-maps.js';
import { contrastBetween } from '../../drawing/legible.js';
import { positionOn, type ColorScale } from '../../drawing/scene.js';
import { isWide, type Series } from './model.js';

/** Colours for the results of runs: those of ρ for distances. @param values at least one. */
export function resultScale({ isDistance }: Series, values: readonly number[]): ColorScale {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  return { map: isDistance ? errorColors : quantityColors, from, to: to > from ? to : from + 1, log: isWide(values) };
}

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** A colour, and black or white for text on it. */
export function resultColor(scale: ColorScale, value: number): { readonly fill: string; readonly text: string } {
  const color = colorAt(scale.map, positionOn(scale, value));
  const text = contrastBetween(color, black) > contrastBetween(color, white) ? black : white;
  return { fill: cssColor(color), text: cssColor(text) };
}
