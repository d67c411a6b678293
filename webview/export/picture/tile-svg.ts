import { svgColor, svgElement, escaped } from '../svg.js';
import { flow, type Group } from './flow.js';
import { pagePieces } from './page-pieces.js';
import { boxAround, type Piece } from './piece.js';
import { freeText } from './text-pieces.js';

/** A picture of a tile. */
export interface TilePicture {
  /** An SVG file. */
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const padding = 12;
const gap = { x: 14, y: 4 };

/**
 * A tile as a picture that stands alone: title, caption, legend, and below them what it shows, at the size that it has on the
 * screen and on the background of the theme. What is for the hand, such as buttons, and layers that are not shown are left out.
 */
export function tileSvg(tile: Element, caption: string): TilePicture {
  const body = Array.from(tile.children)
    .filter((child) => !child.matches('.tile-header, .legend'))
    // What has no box of its own stands for its children.
    .flatMap((child) => (getComputedStyle(child).display === 'contents' ? Array.from(child.children) : [child]));
  const bodyPieces = body.flatMap((child) => pagePieces(child));
  // What runs out of its place, as a wide table does where one scrolls, is shown whole.
  const boxes = [...body.map((child) => child.getBoundingClientRect()), ...bodyPieces.map(({ box }) => box)];
  const bodyBox = boxAround(boxes) ?? tile.getBoundingClientRect();
  const width = Math.ceil(bodyBox.right - bodyBox.left + 2 * padding);

  const heading = tile.querySelector('h2') ?? tile;
  const title = freeText(heading.textContent, padding, padding, getComputedStyle(heading));
  const below = freeText(
    caption,
    padding,
    title.box.bottom + 2,
    getComputedStyle(tile.querySelector('.legend') ?? tile),
  );
  const legend = flow(legendGroups(tile), { left: padding, top: below.box.bottom + 8 }, width - 2 * padding, gap);
  const bodyTop = below.box.bottom + 8 + (legend.height === 0 ? 0 : legend.height + 8);
  const height = Math.ceil(bodyTop + bodyBox.bottom - bodyBox.top + padding);

  const background = svgColor(getComputedStyle(document.body).backgroundColor);
  const content = [
    svgElement('title', {}, escaped(`${heading.textContent}: ${caption}`)),
    svgElement('rect', { width, height, fill: background?.color ?? '#ffffff' }),
    title.svg,
    below.svg,
    ...legend.placed.map(({ group, dx, dy }) => moved(group, dx, dy)),
    moved(bodyPieces, padding - bodyBox.left, bodyTop - bodyBox.top),
  ];
  const svg = svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    content.join('\n'),
  );
  return { svg, width, height };
}

const moved = (pieces: readonly Piece[], x: number, y: number): string =>
  svgElement('g', { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` }, pieces.map(({ svg }) => svg).join('\n'));

/** The entries of the legend; those that a title bar has for want of a legend come first. */
function legendGroups(tile: Element): readonly Group[] {
  const entries = tile.querySelectorAll('.tile-controls .entry, .legend > *');
  return Array.from(entries, (entry) => pagePieces(entry)).filter((group) => group.length > 0);
}
