import type { Rgb } from './color-maps.js';

/** A colour of text, the grounds that it stands on, and the smallest contrast to each that the eye needs. */
interface TextColor {
  readonly text: string;
  readonly grounds: readonly string[];
  readonly contrast: number;
}

/** Of the Web Content Accessibility Guidelines, level AA, with room for rounding. */
const least = 4.6;

/** Variables of the style sheet. Some are made of the first, which stands on tinted grounds too and so needs more. */
const textColors: readonly TextColor[] = [
  { text: '--foreground', grounds: ['--background', '--menu-ground'], contrast: 6 },
  { text: '--muted', grounds: ['--background', '--menu-ground'], contrast: least },
  { text: '--link', grounds: ['--background', '--menu-ground'], contrast: least },
  { text: '--warning', grounds: ['--background'], contrast: least },
  { text: '--bound', grounds: ['--background'], contrast: least },
  { text: '--banner-text', grounds: ['--error-background'], contrast: least },
  { text: '--button-text', grounds: ['--button', '--button-hover'], contrast: least },
  { text: '--field-text', grounds: ['--field'], contrast: least },
  { text: '--menu-text', grounds: ['--menu'], contrast: least },
];

/** Share by which a colour comes nearer to black or white at a time. */
const stride = 0.04;

/**
 * Colour themes set text for code, some of it too faint for small print: takes such colours nearer to black or white,
 * as far as it needs to be, and leaves the others alone. Sets the variables on the element, whose own are read.
 */
export function makeLegible(element: HTMLElement): void {
  const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (painter === null) return;
  for (const { text } of textColors) element.style.removeProperty(text);
  const style = getComputedStyle(element);
  const read = (...variables: readonly string[]): Rgb =>
    paint(
      painter,
      variables.map((name) => style.getPropertyValue(name).trim()),
    );
  for (const { text, grounds, contrast } of textColors) {
    const behind = grounds.map((name) => read('--background', name));
    const own = read('--background', text);
    const legible = legibleOn(own, behind, contrast);
    if (legible !== own) element.style.setProperty(text, `rgb(${legible.map(Math.round).join(' ')})`);
  }
}

/**
 * The colour itself, or the nearest one towards black or white that has the contrast to all grounds, or as much as
 * there is.
 */
function legibleOn(color: Rgb, grounds: readonly Rgb[], contrast: number): Rgb {
  const contrastOf = (one: Rgb): number => Math.min(...grounds.map((ground) => contrastBetween(one, ground)));
  if (contrastOf(color) >= contrast) return color;
  const pole: Rgb = contrastOf(white) > contrastOf(black) ? white : black;
  for (let share = stride; share < 1; share += stride) {
    const mixed: Rgb = [mix(color[0], pole[0], share), mix(color[1], pole[1], share), mix(color[2], pole[2], share)];
    if (contrastOf(mixed) >= contrast) return mixed;
  }
  return pole;
}

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** From 1, the same, to 21, black on white. */
export function contrastBetween(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of sRGB, from 0 to 1. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((component) => {
    const share = component / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What colours in any notation of CSS, some of them translucent, come to one over the other. */
function paint(painter: CanvasRenderingContext2D, colors: readonly string[]): Rgb {
  for (const color of colors) {
    painter.fillStyle = color;
    painter.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = painter.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
