import * as l10n from '@vscode/l10n';
import { svgColor, svgElement, escaped } from '../svg.js';
import type { Piece } from './piece.js';

/** What is used of the style of a text. */
export type TextStyle = Readonly<
  Pick<CSSStyleDeclaration, 'color' | 'fontFamily' | 'fontSize' | 'fontStyle' | 'fontWeight'>
>;

/** The words of a text of the page, line by line as they are broken there. */
export function textPieces(node: Text, parent: Element): readonly Piece[] {
  const lines: { words: string; readonly from: DOMRect; to: DOMRect }[] = [];
  const range = document.createRange();
  for (const word of node.data.matchAll(/[^\s\u00a0]+(?:\u00a0[^\s\u00a0]+)*/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.to.top - box.top) < 2) {
      line.words += ` ${word[0]}`;
      line.to = box;
    } else lines.push({ words: word[0], from: box, to: box });
  }
  const style = getComputedStyle(parent);
  return lines.map(({ words, from, to }) =>
    textPiece(words, { left: from.left, top: from.top, right: to.right, bottom: from.bottom }, style),
  );
}

/** A line of text in its box, which is as high as its font. */
export function textPiece(text: string, box: Piece['box'], style: TextStyle): Piece {
  const painter = measuring(style);
  const { fontBoundingBoxDescent: descent } = painter.measureText(text);
  const color = svgColor(style.color);
  const svg = svgElement(
    'text',
    {
      x: box.left,
      y: box.bottom - descent,
      fill: color?.color ?? null,
      'fill-opacity': color === null || color.opacity === 1 ? null : color.opacity,
      'font-family': style.fontFamily,
      'font-size': style.fontSize.replace('px', ''),
      'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
      'font-style': style.fontStyle === 'normal' ? null : style.fontStyle,
    },
    escaped(text),
  );
  return { svg, box };
}

/** A text that starts at a place of its own. */
export function freeText(text: string, left: number, top: number, style: TextStyle): Piece {
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measuring(style).measureText(text);
  return textPiece(text, { left, top, right: left + width, bottom: top + ascent + descent }, style);
}

const painter = document.createElement('canvas').getContext('2d');

function measuring({ fontStyle, fontWeight, fontSize, fontFamily }: TextStyle): CanvasRenderingContext2D {
  if (painter === null) throw new Error(l10n.t('The picture cannot be made: this browser has no 2D canvas.'));
  painter.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return painter;
}
