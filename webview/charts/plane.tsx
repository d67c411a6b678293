import { withEqualUnits } from '../math/extent.js';
import { scaleOf, ticksOf, type Axis, type Scale } from './axis.js';
import type { Size } from './use-size.js';

/** A rectangle in CSS pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a plot with two axes lies. */
export interface Plane {
  readonly area: Area;
  readonly x: Axis;
  readonly y: Axis;
  readonly toX: Scale;
  readonly toY: Scale;
}

/** Smallest distance of the numbers of an axis, in CSS pixels. */
const tickSpacing = { x: 62, y: 38 };

const margins = { left: 52, top: 8, right: 18, bottom: 36 };

/** Width of a letter in the name of an axis, about, by which it is known whether an upright name fits. */
const letter = 6;

/** Space for the axes of a plot in a box of the given size. */
export function planeArea({ width, height }: Size, top = 0, bottom = height): Area {
  return {
    left: margins.left,
    top: top + margins.top,
    width: Math.max(1, width - margins.left - margins.right),
    height: Math.max(1, bottom - top - margins.top - margins.bottom),
  };
}

/**
 * Room above, beside and below a plot, for the name of its y axis and for each letter of its numbers, in CSS pixels.
 */
const snug = { top: 8, right: 16, bottom: 31, name: 22, letter: 6 };

/**
 * Space for the axes of a plot in a box of the given size, with no more room at the left than the numbers of the y axis
 * need.
 */
export function snugArea({ width, height }: Size, y: Axis): Area {
  const inside = Math.max(1, height - snug.top - snug.bottom);
  const longest = Math.max(0, ...ticksOf(y, inside, tickSpacing.y).map(({ text }) => text.length));
  const left = snug.name + snug.letter * longest;
  return { left, top: snug.top, width: Math.max(1, width - left - snug.right), height: inside };
}

/** Dots are smaller in a small picture, for there are as many. */
export function magnificationOf({ width, height }: Size): number {
  return Math.min(1.5, Math.max(0.6, Math.sqrt(Math.min(width, height) / 380)));
}

/** @param equal whether a unit is as long on both axes; then one range is widened. */
export function layPlane(area: Area, x: Axis, y: Axis, equal: boolean): Plane {
  const [xRange, yRange] = equal ? withEqualUnits(x.range, y.range, area.width, area.height) : [x.range, y.range];
  const fitted = { x: { ...x, range: xRange }, y: { ...y, range: yRange } };
  return {
    area,
    ...fitted,
    toX: scaleOf(fitted.x, [area.left, area.left + area.width]),
    toY: scaleOf(fitted.y, [area.top + area.height, area.top]),
  };
}

export interface PlaneAxesProps {
  readonly plane: Plane;
  /** The axis that goes without numbers and, if it is x, without a name. */
  readonly bare?: 'none' | 'x' | 'y';
  /** The only axis with ticks, where the other has marks of its own. */
  readonly numbered?: 'both' | 'y';
  /** Whether lines run across the picture from the ticks; else there are short ticks outside it. */
  readonly grid?: boolean;
}

/** Grid, ticks, their numbers and the names of the axes; part of an SVG picture. */
export function PlaneAxes({ plane, bare = 'none', numbered = 'both', grid = true }: PlaneAxesProps) {
  const { area, x, y, toX, toY } = plane;
  const [right, bottom] = [area.left + area.width, area.top + area.height];
  return (
    <g class="axes">
      {(numbered === 'y' ? [] : ticksOf(x, area.width, tickSpacing.x)).map(({ value, text }) => (
        <g key={`x${text}`} transform={`translate(${toX(value)}, 0)`}>
          <line class={grid ? 'grid' : 'tick-line'} y1={grid ? area.top : bottom + 4} y2={bottom} />
          {bare === 'x' ? null : (
            <text class="tick" text-anchor="middle" y={bottom + 13}>
              {text}
            </text>
          )}
        </g>
      ))}
      {bare === 'y'
        ? null
        : ticksOf(y, area.height, tickSpacing.y).map(({ value, text }) => (
            <g key={`y${text}`} transform={`translate(0, ${toY(value)})`}>
              <line class={grid ? 'grid' : 'tick-line'} x1={area.left} x2={grid ? right : area.left - 4} />
              <text class="tick" text-anchor="end" x={area.left - 6} dy="0.32em">
                {text}
              </text>
            </g>
          ))}
      <rect class="frame" x={area.left} y={area.top} width={area.width} height={area.height} />
      {bare === 'x' ? null : (
        <text class="axis-name" text-anchor="middle" x={area.left + area.width / 2} y={bottom + 27}>
          {x.label}
        </text>
      )}
      {y.label.length * letter > area.height + 2 * margins.top ? (
        <text class="axis-name inside" x={area.left + 4} y={area.top + 11}>
          {y.label}
        </text>
      ) : (
        <text
          class="axis-name"
          text-anchor="middle"
          transform={`translate(8, ${area.top + area.height / 2}) rotate(-90)`}
          dy="0.32em"
        >
          {y.label}
        </text>
      )}
    </g>
  );
}
