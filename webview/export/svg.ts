/** Values of the attributes of an element; those that are null are left out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** An element as SVG text, with what is inside it, which is SVG text itself. */
export function svgElement(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === null ? [] : [` ${key}="${escaped(typeof value === 'number' ? short(value) : value)}"`],
    )
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** Text between tags. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Hundredths of a pixel are more than a printer shows. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A colour that every reader of SVG knows, and its opacity. */
export interface SvgColor {
  readonly color: string;
  readonly opacity: number;
}

/** Of a computed colour of CSS: `rgb(…)`, `rgba(…)` or `color(srgb …)`; null for anything else, such as `none` or `url(…)`. */
export function svgColor(computed: string): SvgColor | null {
  const match = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(computed);
  if (match === null) return null;
  const numbers = match[2].split(/[\s,/]+/).map(Number);
  const scale = match[1] === 'color' ? 255 : 1;
  const [red, green, blue, opacity = 1] = numbers;
  return { color: hexColor([red, green, blue].map((channel) => channel * scale)), opacity };
}

/** Red, green and blue from 0 to 255, as `#rrggbb`. */
export function hexColor(channels: ArrayLike<number>): string {
  return `#${Array.from(channels, (channel) =>
    Math.round(Math.min(255, Math.max(0, channel)))
      .toString(16)
      .padStart(2, '0'),
  ).join('')}`;
}
