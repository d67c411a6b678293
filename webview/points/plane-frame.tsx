import { layPlane, type Area, type Plane } from '../charts/plane.js';
import { ticksOf, type Axis } from '../charts/axis.js';
import type { Size } from '../charts/use-size.js';

/** Room around the frame: above, to the right of and below it, and of a letter of the numbers to the left. */
const room = { top: 5, right: 7, bottom: 16, letter: 5.9, gap: 5 };
/** Pixels between two numbers along an axis. */
const spacing = { x: 56, y: 38 };

export interface FrameOptions {
  /** Whether a unit is as long on both axes; then one range is widened. */
  readonly equal: boolean;
  /** Part of the height that the plot takes; all of it unless said otherwise. */
  readonly top?: number;
  readonly bottom?: number;
  /** Room for the numbers to the left, where another plot stands above or below. */
  readonly left?: number;
}

/** A plot with two axes that is as large as its place allows: only the numbers stand outside the frame. */
export function framePlane(size: Size, x: Axis, y: Axis, options: FrameOptions): Plane {
  const { equal, top = 0, bottom = size.height } = options;
  const areaBeside = (left: number): Area => ({
    left,
    top: top + room.top,
    width: Math.max(1, size.width - left - room.right),
    height: Math.max(1, bottom - top - room.top - room.bottom),
  });
  const guess = layPlane(areaBeside(30), x, y, equal);
  return layPlane(areaBeside(options.left ?? numbersWidth(guess)), x, y, equal);
}

/** Room that the numbers of the upright axis take. */
export function numbersWidth({ y, area }: Plane): number {
  const longest = Math.max(1, ...ticksOf(y, area.height, spacing.y).map(({ text }) => text.length));
  return Math.ceil(room.gap + 3 + longest * room.letter);
}

export interface FrameAxesProps {
  readonly plane: Plane;
  /** The axis that goes without numbers. */
  readonly bare?: 'none' | 'x' | 'y' | 'both';
  /** Whether lines run across the picture from the ticks; else there are short ticks outside it. */
  readonly grid?: boolean;
}

/** Frame, grid and numbers around a plot; the names of the axes stand inside, at their ends. Part of an SVG picture. */
export function FrameAxes({ plane, bare = 'none', grid = true }: FrameAxesProps) {
  const { area, x, y, toX, toY } = plane;
  const [right, bottom] = [area.left + area.width, area.top + area.height];
  const xTicks = ticksOf(x, area.width, spacing.x);
  const yTicks = bare === 'y' || bare === 'both' ? [] : ticksOf(y, area.height, spacing.y);
  return (
    <g class="axes">
      {xTicks.map(({ value, text }) => {
        const half = (text.length * room.letter) / 2;
        return (
          <g key={`x${text}`}>
            <line
              class={grid ? 'grid' : 'tick-line'}
              x1={toX(value)}
              x2={toX(value)}
              y1={grid ? area.top : bottom + 3}
              y2={bottom}
            />
            {bare === 'x' || bare === 'both' ? null : (
              <text
                class="tick"
                text-anchor="middle"
                x={Math.min(right + room.right - half, toX(value))}
                y={bottom + room.bottom - 4}
              >
                {text}
              </text>
            )}
          </g>
        );
      })}
      {yTicks.map(({ value, text }) => (
        <g key={`y${text}`}>
          <line
            class={grid ? 'grid' : 'tick-line'}
            x1={area.left}
            x2={grid ? right : area.left - 3}
            y1={toY(value)}
            y2={toY(value)}
          />
          <text
            class="tick"
            text-anchor="end"
            x={area.left - room.gap}
            y={Math.max(area.top + 5, Math.min(bottom - 3, toY(value)))}
            dy="0.32em"
          >
            {text}
          </text>
        </g>
      ))}
      <rect class="frame" x={area.left} y={area.top} width={area.width} height={area.height} />
    </g>
  );
}

/** Names of the axes, inside the frame at the ends of the axes, over what is drawn there. Part of an SVG picture. */
export function FrameNames({ plane: { area, x, y }, bare = 'none' }: FrameAxesProps) {
  return (
    <g class="axes">
      {bare === 'x' || x.label === '' ? null : (
        <text class="axis-name inside" text-anchor="end" x={area.left + area.width - 5} y={area.top + area.height - 5}>
          {x.label}
        </text>
      )}
      {y.label === '' ? null : (
        <text class="axis-name inside" text-anchor="start" x={area.left + 5} y={area.top + 13}>
          {y.label}
        </text>
      )}
    </g>
  );
}
