import { paintedOn } from '../../drawing/painted.js';
import { svgColor, svgElement } from '../svg.js';
import { inlineSvg } from './inline-svg.js';
import type { Piece } from './piece.js';
import { isVector, sceneSvg } from './scene-svg.js';
import { freeText, textPieces } from './text-pieces.js';

/** Device pixels per CSS pixel of what is exported as pixels. */
export const exportRatio = 2;

/** What is for the hand and not for the eye, or shows only for a while. */
const leftOut =
  '.visually-hidden, .tooltip, .icon, .export, .readout, progress, [data-export="no"], [aria-pressed="false"]';

/** What is seen of a part of the page, in the order in which it is drawn, as pieces in its coordinates on the screen. */
export function pagePieces(element: Element): readonly Piece[] {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || element.matches(leftOut)) return [];
  const box = element.getBoundingClientRect();
  if (element instanceof SVGSVGElement) {
    const { width, height } = box;
    return width === 0 || height === 0
      ? []
      : [{ svg: inlineSvg(element, { x: box.left, y: box.top, width, height }), box }];
  }
  if (element instanceof HTMLCanvasElement) return canvasPieces(element, box);
  if (element instanceof HTMLSelectElement)
    return [fieldText(element.selectedOptions.item(0)?.text.trim() ?? '', box, style, 'end')];
  if (element instanceof HTMLInputElement) return [fieldText(element.value, box, style, 'start')];
  const inside = Array.from(element.childNodes, (node) => {
    if (node instanceof Text) return textPieces(node, element);
    return node instanceof Element ? pagePieces(node) : [];
  });
  return [...lineBelow(box, style), ...inside.flat()];
}

/** What is chosen or entered, at one end of its field: what is chosen stands beside what it names. */
function fieldText(text: string, box: DOMRect, style: CSSStyleDeclaration, end: 'start' | 'end'): Piece {
  const { right: width, bottom: height } = freeText(text, 0, 0, style).box;
  const left = end === 'start' ? box.left + parseFloat(style.paddingLeft) : box.right - width;
  return freeText(text, left, (box.top + box.bottom - height) / 2, style);
}

/** The line below the head of a table. */
function lineBelow(box: DOMRect, style: CSSStyleDeclaration): readonly Piece[] {
  const width = parseFloat(style.borderBottomWidth);
  if (!(width > 0) || parseFloat(style.borderTopWidth) > 0) return [];
  const y = box.bottom - width / 2;
  const stroke = svgColor(style.borderBottomColor);
  return [
    {
      svg: svgElement('line', {
        x1: box.left,
        x2: box.right,
        y1: y,
        y2: y,
        stroke: stroke?.color ?? null,
        'stroke-width': width,
      }),
      box,
    },
  ];
}

/** Dots and lines where there are no more than these, else pixels. */
function canvasPieces(canvas: HTMLCanvasElement, box: DOMRect): readonly Piece[] {
  const { left, top, width, height } = box;
  const place = { x: left, y: top, width, height };
  const scene = paintedOn(canvas)?.scene ?? null;
  if (scene !== null && isVector(scene)) {
    return [{ svg: svgElement('svg', { ...place, fill: 'none' }, sceneSvg(scene, { width, height })), box }];
  }
  return [
    { svg: svgElement('image', { ...place, href: finer(canvas, width, height), preserveAspectRatio: 'none' }), box },
  ];
}

/** The picture of a canvas as PNG in a data address, drawn anew at the density of the export. */
function finer(canvas: HTMLCanvasElement, width: number, height: number): string {
  const painted = paintedOn(canvas);
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [Math.round(width * exportRatio), Math.round(height * exportRatio)];
  const context = copy.getContext('2d');
  if (painted === null || context === null) return canvas.toDataURL('image/png');
  painted.paint(context, exportRatio);
  return copy.toDataURL('image/png');
}
