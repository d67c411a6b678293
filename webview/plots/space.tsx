import { orbitMatrix, ofBox, project, viewerOf, type Matrix } from '../math/camera.js';
import type { Camera } from '../state/view-settings.js';
import { ticksOf, type Axis } from './axis.js';
import type { Area } from './plane.js';

/** Where a plot with three axes lies. */
export interface Space {
  readonly area: Area;
  readonly axes: readonly [Axis, Axis, Axis];
  readonly matrix: Matrix;
  readonly viewer: readonly [number, number, number];
  readonly halfExtents: readonly number[];
}

type Corner = readonly [number, number, number];

/** @param equal whether a unit is as long on all axes; otherwise the box is a cube. */
export function laySpace(area: Area, axes: readonly [Axis, Axis, Axis], equal: boolean, camera: Camera): Space {
  const lengths = axes.map(({ range }) => (range[1] - range[0]) / 2);
  const longest = Math.max(...lengths);
  // The corners of the box lie in the unit ball.
  const diagonal = Math.hypot(...lengths.map((length) => (equal ? length / longest : 1)));
  const halfExtents = lengths.map((length) => (equal ? longest : length) * diagonal);
  const centre = axes.map(({ range }) => (range[0] + range[1]) / 2);
  const matrix = ofBox(orbitMatrix(camera, area.width / area.height), centre, halfExtents);
  return { area, axes, matrix, viewer: viewerOf(camera), halfExtents };
}

/** Pixels of a point. */
export function toPixels({ area, matrix }: Pick<Space, 'area' | 'matrix'>, x: number, y: number, z: number) {
  const [px, py] = project(matrix, x, y, z);
  return [area.left + ((px + 1) / 2) * area.width, area.top + ((1 - py) / 2) * area.height] as const;
}

/**
 * The three walls of the box that lie behind the data, with a grid, and on the edges that stick out ticks, numbers and
 * names; part of an SVG picture.
 */
export function SpaceAxes({ space }: { readonly space: Space }) {
  const { axes, viewer, area } = space;
  // For each axis the end of the box that is away from the viewer: there stand the walls.
  const back = axes.map(({ range }, k) => (viewer[k] > 0 ? range[0] : range[1]));
  const front = axes.map(({ range }, k) => (viewer[k] > 0 ? range[1] : range[0]));
  const at = (corner: readonly number[]) => toPixels(space, corner[0], corner[1], corner[2]);
  const [cx, cy] = at(axes.map(({ range }) => (range[0] + range[1]) / 2));
  const ticks = axes.map((axis) => ticksOf(axis, Math.min(area.width, area.height) * 0.5, 46));

  return (
    <g class="axes">
      {axes.map((_, k) => {
        const [i, j] = [(k + 1) % 3, (k + 2) % 3];
        const wall = (a: number, b: number): Corner => place(k, back[k], i, a, j, b);
        const [ri, rj] = [axes[i].range, axes[j].range];
        const outline = [wall(ri[0], rj[0]), wall(ri[1], rj[0]), wall(ri[1], rj[1]), wall(ri[0], rj[1])].map(at);
        return (
          <g key={k}>
            <polygon class="wall" points={outline.map((p) => p.join(',')).join(' ')} />
            {ticks[i].map(({ value }) => (
              <Segment key={`i${value}`} from={at(wall(value, rj[0]))} to={at(wall(value, rj[1]))} />
            ))}
            {ticks[j].map(({ value }) => (
              <Segment key={`j${value}`} from={at(wall(ri[0], value))} to={at(wall(ri[1], value))} />
            ))}
          </g>
        );
      })}
      {axes.map((axis, k) => {
        const edge = outerEdge(k, back, front, at);
        const point = (value: number) => at(place(k, value, (k + 1) % 3, edge[0], (k + 2) % 3, edge[1]));
        const [mx, my] = point((axis.range[0] + axis.range[1]) / 2);
        const length = Math.hypot(mx - cx, my - cy) || 1;
        const [ox, oy] = [(mx - cx) / length, (my - cy) / length];
        const [ax, ay] = point(axis.range[0]);
        const [bx, by] = point(axis.range[1]);
        // Seen end on, an axis has no room for numbers.
        if (Math.hypot(bx - ax, by - ay) < 24) return null;
        return (
          <g key={`edge${k}`}>
            <line class="edge" x1={ax} y1={ay} x2={bx} y2={by} />
            {ticks[k].map(({ value, text }) => {
              const [px, py] = point(value);
              return (
                <text key={text} class="tick" text-anchor="middle" x={px + 13 * ox} y={py + 11 * oy} dy="0.32em">
                  {text}
                </text>
              );
            })}
            <text class="axis-name" text-anchor="middle" x={mx + 32 * ox} y={my + 25 * oy} dy="0.32em">
              {axis.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Segment({ from, to }: { readonly from: readonly [number, number]; readonly to: readonly [number, number] }) {
  return <line class="grid" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />;
}

/** The point whose coordinates k, i and j are a, b and c. */
function place(k: number, a: number, i: number, b: number, j: number, c: number): Corner {
  const corner: [number, number, number] = [0, 0, 0];
  corner[k] = a;
  corner[i] = b;
  corner[j] = c;
  return corner;
}

/**
 * Of the two edges along axis k that bound the box's outline, the lower one for horizontal axes, the left one for the
 * upright: where the other two coordinates lie.
 */
function outerEdge(
  k: number,
  back: readonly number[],
  front: readonly number[],
  at: (corner: readonly number[]) => readonly [number, number],
): readonly [number, number] {
  const [i, j] = [(k + 1) % 3, (k + 2) % 3];
  const candidates = [
    [back[i], front[j]],
    [front[i], back[j]],
  ] as const;
  const [first, second] = candidates.map(([a, b]) => {
    const [x0, y0] = at(place(k, back[k], i, a, j, b));
    const [x1, y1] = at(place(k, front[k], i, a, j, b));
    return k === 2 ? -(x0 + x1) : y0 + y1;
  });
  return first >= second ? candidates[0] : candidates[1];
}
