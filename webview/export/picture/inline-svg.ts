import { escaped, svgColor, svgElement, type Attributes } from '../svg.js';

/** Attributes that say where and what, not how it looks. */
const geometry = [
  'id',
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'dx',
  'dy',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'points',
  'transform',
  'offset',
  'viewBox',
  'preserveAspectRatio',
  'gradientUnits',
  'gradientTransform',
  'href',
  'clip-path',
  'clipPathUnits',
  'patternUnits',
] as const;

/** Properties that children take over, with what they are where nobody says. */
const inherited: Attributes = {
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'shape-rendering': 'auto',
  'text-anchor': 'start',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
};

const paints = ['fill', 'stroke'] as const;
const initialPaints: Attributes = { fill: '#000000', 'fill-opacity': '1', stroke: 'none', 'stroke-opacity': '1' };
const initial: Attributes = { ...initialPaints, ...inherited };

/**
 * A picture of the page in SVG as text that needs no style sheet: what the style sheet says of its elements stands at them.
 * @param box attributes of the outermost element that say where it goes.
 */
export function inlineSvg(svg: SVGSVGElement, box: Attributes): string {
  return elementText(svg, initial, {
    ...box,
    overflow: getComputedStyle(svg).overflow === 'visible' ? 'visible' : null,
  });
}

function elementText(element: Element, parent: Attributes, more: Attributes): string {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || element.nodeName === 'title') return '';
  if (element.nodeName === 'stop') return stopText(element, style);
  const look = lookOf(style);
  const own = geometry.flatMap((name) =>
    element.hasAttribute(name) ? [[name, element.getAttribute(name)] as const] : [],
  );
  const size = ['width', 'height'].map((name) => [name, element.getAttribute(name)] as const);
  const changed = Object.entries(look).filter(([name, value]) => parent[name] !== value);
  const opacity = style.opacity === '1' ? null : style.opacity;
  const attributes = { ...Object.fromEntries([...own, ...size]), ...more, ...Object.fromEntries(changed), opacity };
  const content = Array.from(element.childNodes, (node) => {
    if (node instanceof Text) return escaped(node.data);
    return node instanceof Element ? elementText(node, look, {}) : '';
  });
  return svgElement(element.nodeName, attributes, content.join(''));
}

/** How an element looks, as attributes. */
function lookOf(style: CSSStyleDeclaration): Attributes {
  const look: Record<string, string> = {};
  for (const name of paints) {
    const color = svgColor(style.getPropertyValue(name));
    const opacity = Number(style.getPropertyValue(`${name}-opacity`)) * (color?.opacity ?? 1);
    look[name] = color?.color ?? style.getPropertyValue(name);
    look[`${name}-opacity`] = String(opacity);
  }
  for (const name of Object.keys(inherited)) look[name] = style.getPropertyValue(name).replaceAll('px', '');
  return look;
}

function stopText(stop: Element, style: CSSStyleDeclaration): string {
  const color = svgColor(style.getPropertyValue('stop-color'));
  return svgElement('stop', {
    offset: stop.getAttribute('offset'),
    'stop-color': color?.color ?? null,
    'stop-opacity': color === null || color.opacity === 1 ? null : color.opacity,
  });
}
