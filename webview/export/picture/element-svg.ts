import { escaped, short, svgElement } from '../svg.js';
import { pagePieces } from './page-pieces.js';
import type { Sheet } from './sheet.js';

/** A picture as a file. */
export interface SvgPicture {
  /** An SVG file. */
  readonly svg: string;
  /** As an image of pixels. */
  readonly pixels: { readonly width: number; readonly height: number };
  /** Pixels for a millimetre of such an image; null of a picture that has no size on paper. */
  readonly resolution: number | null;
}

/**
 * What is seen of an element in the upper left corner of the window, on its own ground, as a picture that needs no style
 * sheet.
 * @param title what the picture is, for those who do not see it.
 */
export function elementSvg(element: HTMLElement, title: string, { millimetres, density }: Sheet): SvgPicture {
  const { width, height } = element.getBoundingClientRect();
  const content = [svgElement('title', {}, escaped(title)), ...pagePieces(element, density)];
  const size = (pixels: number): string | number =>
    millimetres === null ? pixels : `${short(pixels * millimetres)}mm`;
  const svg = svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: size(width),
      height: size(height),
      viewBox: `0 0 ${short(width)} ${short(height)}`,
    },
    content.join('\n'),
  );
  return {
    svg,
    pixels: { width: Math.round(width * density), height: Math.round(height * density) },
    resolution: millimetres === null ? null : density / millimetres,
  };
}
