/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** 256 colours in RGBA bytes, from the lower end of the scale to the upper. */
export type ColorMap = Uint8Array;

const size = 256;

/**
 * For ρ, the same in all themes: from blue over magenta to orange. Every colour stands out from white and from dark grey, and
 * lightness and yellow–blue rise all the way, so that the order reads without red–green vision.
 */
export const errorColors = through([
  [0.54, 0.189, 263],
  [0.585, 0.229, 345],
  [0.72, 0.165, 62],
]);

/** For coordinates, parameters and observables: from teal to olive, so that they are not taken for ρ. As legible as its map. */
export const quantityColors = through([
  [0.52, 0.085, 220],
  [0.6, 0.13, 150],
  [0.705, 0.14, 110],
]);

/** From black to white, for the values of pixels. */
export const greys = tabulate((t) => [Math.round(255 * t), Math.round(255 * t), Math.round(255 * t)]);

/** For residuals: from blue over white to orange, which reads without red–green vision; 0 lies in the middle. */
export const divergingColors = through([
  [0.48, 0.17, 255],
  [0.98, 0, 0],
  [0.62, 0.17, 48],
]);

/**
 * Once round a circle that lies tilted in OKLab: equal steps look about equally far, the ends meet, and no part is faint on a
 * light or a dark ground. As it runs over lightness and yellow–blue too, it reads without red–green vision.
 */
export const cyclic = tabulate((t) => {
  const angle = 2 * Math.PI * t;
  return fromOklab(0.61 + 0.09 * Math.sin(angle), -0.11 * Math.sin(angle), 0.12 * Math.cos(angle));
});

/** The colour at t in [0, 1]; what is outside takes the colour of the end. */
export function colorAt(map: ColorMap, t: number): Rgb {
  const i = 4 * Math.round(Math.min(1, Math.max(0, t)) * (size - 1));
  return [map[i], map[i + 1], map[i + 2]];
}

export function cssColor([red, green, blue]: Rgb, alpha = 1): string {
  return alpha === 1 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

/** Reads `#rrggbb`, `rgb(r, g, b)` and `rgba(r, g, b, a)`. */
export function parseRgb(color: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  if (hex !== null) return [parseInt(hex[1], 16), parseInt(hex[2], 16), parseInt(hex[3], 16)];
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

function tabulate(color: (t: number) => Rgb): ColorMap {
  const map = new Uint8Array(4 * size);
  for (let i = 0; i < size; i++) map.set([...color(i / (size - 1)), 255], 4 * i);
  return map;
}

/** Straight in OKLab through colours that are given by lightness, chroma and hue in degrees. */
function through(stops: readonly (readonly [lightness: number, chroma: number, hue: number])[]): ColorMap {
  const colors = stops.map(([lightness, chroma, hue]) => {
    const angle = (hue * Math.PI) / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)] as const;
  });
  return tabulate((t) => {
    const place = t * (colors.length - 1);
    const below = Math.min(colors.length - 2, Math.floor(place));
    const [from, to] = [colors[below], colors[below + 1]];
    const mixed = (k: 0 | 1 | 2): number => from[k] + (place - below) * (to[k] - from[k]);
    return fromOklab(mixed(0), mixed(1), mixed(2));
  });
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020; clipped to sRGB. */
function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Linear light to an sRGB byte. */
function gamma(linear: number): number {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, encoded)));
}
