import { paintedOn } from '../../drawing/painted.js';
import { svgColor, svgElement } from '../svg.js';
import { inlineSvg } from './inline-svg.js';
import { isVector, sceneSvg } from './scene-svg.js';
import { everywhere, textPieces, type Clip } from './text-pieces.js';

/**
 * What is seen of a part of the page, in the order in which it is drawn, as SVG texts in its coordinates in the window.
 * @param density pixels for a CSS pixel of what is drawn as pixels.
 * @param clip where texts are seen.
 */
export function pagePieces(element: Element, density: number, clip: Clip = everywhere): readonly string[] {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  const box = element.getBoundingClientRect();
  if (element instanceof SVGSVGElement) {
    const { left: x, top: y, width, height } = box;
    return width === 0 || height === 0 ? [] : [inlineSvg(element, { x, y, width, height })];
  }
  if (element instanceof HTMLCanvasElement) return [canvasPiece(element, box, density)];
  const seen = style.overflowX === 'visible' ? clip : { right: Math.min(clip.right, box.right) };
  const inside = Array.from(element.childNodes, (node) => {
    if (node instanceof Text) return textPieces(node, element, seen);
    return node instanceof Element ? pagePieces(node, density, seen) : [];
  });
  return [...ground(box, style), ...lineBelow(box, style), ...inside.flat()];
}

/** What is behind an element. */
function ground({ left: x, top: y, width, height }: DOMRect, style: CSSStyleDeclaration): readonly string[] {
  const paint = svgColor(style.backgroundColor);
  if (paint === null || paint.opacity === 0 || width === 0 || height === 0) return [];
  const opacity = paint.opacity === 1 ? null : paint.opacity;
  const rx = parseFloat(style.borderTopLeftRadius) || null;
  return [svgElement('rect', { x, y, width, height, rx, fill: paint.color, 'fill-opacity': opacity })];
}

/** The line below the head of a table. */
function lineBelow({ left, right, bottom }: DOMRect, style: CSSStyleDeclaration): readonly string[] {
  const width = parseFloat(style.borderBottomWidth);
  const stroke = svgColor(style.borderBottomColor);
  if (!(width > 0) || parseFloat(style.borderTopWidth) > 0 || stroke === null) return [];
  const y = bottom - width / 2;
  return [svgElement('line', { x1: left, x2: right, y1: y, y2: y, stroke: stroke.color, 'stroke-width': width })];
}

/** Of a canvas that shows no scene but a smooth map: more would tell no more. */
const mostOfMap = 2;

/** Dots and lines if there are at most these, else pixels. */
function canvasPiece(canvas: HTMLCanvasElement, { left: x, top: y, width, height }: DOMRect, wanted: number): string {
  const place = { x, y, width, height };
  const scene = paintedOn(canvas)?.scene ?? null;
  const density = scene === null ? Math.min(mostOfMap, wanted) : wanted;
  return scene !== null && isVector(scene)
    ? svgElement('svg', { ...place, fill: 'none' }, sceneSvg(scene, { width, height }))
    : svgElement('image', {
        ...place,
        href: finer(canvas, width * density, height * density, density),
        preserveAspectRatio: 'none',
      });
}

/** The picture of a canvas as PNG in a data address, drawn again at the density of the export. */
function finer(canvas: HTMLCanvasElement, width: number, height: number, density: number): string {
  const painted = paintedOn(canvas);
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [Math.round(width), Math.round(height)];
  const context = copy.getContext('2d');
  if (painted === null || context === null) return canvas.toDataURL('image/png');
  painted.paint(context, density);
  return copy.toDataURL('image/png');
}
