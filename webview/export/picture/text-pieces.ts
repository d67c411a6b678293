import * as l10n from '@vscode/l10n';
import { escaped, svgColor, svgElement } from '../svg.js';

/** The end of the lines, in the coordinates of the window, beyond which no text is seen. */
export interface Clip {
  readonly right: number;
}

export const everywhere: Clip = { right: Infinity };

/** The words of a text of the page as SVG texts, line by line as they are broken there; dots stand for what is cut off. */
export function textPieces(node: Text, parent: Element, clip: Clip): readonly string[] {
  const style = getComputedStyle(parent);
  return linesOf(node, clip).map(({ words, left, bottom }) => textPiece(words, left, bottom, style));
}

interface Line {
  readonly words: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

function linesOf(node: Text, clip: Clip): readonly Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  for (const word of node.data.matchAll(/[^\s\u00a0]+(?:\u00a0[^\s\u00a0]+)*/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const { left, right, top, bottom, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const line = lines.at(-1);
    const isBegun = line !== undefined && Math.abs(line.top - top) < 2;
    // Half a pixel is lost in rounding.
    const isCut = right > clip.right + 0.5;
    if (isBegun && (isCut ? !line.words.endsWith('…') : true))
      lines.splice(-1, 1, { ...line, words: isCut ? `${line.words}…` : `${line.words} ${word[0]}`, bottom });
    else if (!isBegun && left < clip.right) lines.push({ words: isCut ? '…' : word[0], left, top, bottom });
  }
  return lines;
}

/** A line of text in its box, which is as high as its font. */
function textPiece(text: string, left: number, bottom: number, style: CSSStyleDeclaration): string {
  const { fontBoundingBoxDescent: descent } = measuring(style).measureText(text);
  const color = svgColor(style.color);
  return svgElement(
    'text',
    {
      x: left,
      y: bottom - descent,
      fill: color?.color ?? null,
      'fill-opacity': color === null || color.opacity === 1 ? null : color.opacity,
      'font-family': style.fontFamily,
      'font-size': style.fontSize.replace('px', ''),
      'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
      'font-style': style.fontStyle === 'normal' ? null : style.fontStyle,
    },
    escaped(text),
  );
}

const painter = document.createElement('canvas').getContext('2d');

function measuring({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): CanvasRenderingContext2D {
  if (painter === null) throw new Error(l10n.t('The picture cannot be drawn: this browser has no 2D canvas.'));
  painter.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return painter;
}
