import type { Figure } from '../../state/view-settings.js';

/** How large a picture is laid out, and how that becomes millimetres and pixels. */
export interface Sheet {
  /** In CSS pixels, as is the height. */
  readonly width: number;
  /** Of the picture, without its title. */
  readonly height: number;
  /** Millimetres of a CSS pixel on paper; null of a picture that has its size on the screen. */
  readonly millimetres: number | null;
  /** Pixels of an image for a CSS pixel. */
  readonly density: number;
}

/** Widths of figures in a paper, in millimetres: of one column and of two. */
export const paperWidths = { column: 85, page: 170 } as const;

/** Of images in print, in pixels per inch. */
const printResolution = 300;
/** Pixels of an image for a CSS pixel of the screen. */
const screenDensity = 2;
const inch = 25.4;
const pointsPerInch = 72;

/**
 * The sheet that a figure is drawn on. A picture for a paper is laid out so large that its smallest text comes out as high
 * as was asked for: small text leaves much room, large text little, and axes and legends see to that as on the screen.
 * @param screen size of the picture on the screen.
 * @param aspect width by height of the picture in a paper.
 * @param smallest font size in CSS pixels that the picture has.
 */
export function sheetFor(
  figure: Figure,
  screen: Pick<Sheet, 'width' | 'height'>,
  aspect: number,
  smallest: number,
): Sheet {
  if (figure.size === 'screen')
    return { width: screen.width, height: screen.height, millimetres: null, density: screenDensity };
  const millimetres = (figure.fontSize * inch) / pointsPerInch / smallest;
  const width = paperWidths[figure.size] / millimetres;
  return { width, height: width / aspect, millimetres, density: (millimetres / inch) * printResolution };
}
