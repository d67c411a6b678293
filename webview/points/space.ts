import { orbitMatrix, ofBox, project, viewerOf, type Matrix } from '../math/camera.js';
import type { Camera } from '../state/view-settings.js';
import { ticksOf, type Axis, type Tick } from '../charts/axis.js';
import type { Layer } from '../drawing/scene.js';
import { withoutOverlap, type Label } from './labels.js';
import { linesWhere, pointsWhere } from './layer-parts.js';
import type { Rectangle } from '../math/region.js';

/** Where a plot with three axes lies. */
export interface Space {
  readonly area: Rectangle;
  readonly axes: readonly [Axis, Axis, Axis];
  readonly matrix: Matrix;
  /** What is drawn as half as long as the unit ball is wide, along each axis. */
  readonly halfExtents: readonly number[];
  readonly viewer: readonly [number, number, number];
}

export type Corner = readonly [number, number, number];
export type Pixel = readonly [number, number];

/**
 * @param equal whether a unit is as long on all axes; otherwise the box is a cube.
 * @param isGlobe whether it is the ball in the box that fills the area, rather than the box.
 */
export function laySpace(
  area: Rectangle,
  axes: readonly [Axis, Axis, Axis],
  equal: boolean,
  camera: Camera,
  isGlobe = false,
): Space {
  const lengths = axes.map(({ range }) => (range[1] - range[0]) / 2);
  const longest = Math.max(...lengths);
  // The corners of the box lie in the unit ball.
  const diagonal = Math.hypot(...lengths.map((length) => (equal ? length / longest : 1)));
  const halfExtents = lengths.map((length) => (equal ? longest : length) * diagonal);
  const centre = axes.map(({ range }) => (range[0] + range[1]) / 2);
  const aspect = area.width / area.height;
  const sides = lengths.map((length, k) => length / halfExtents[k]);
  const zoom = camera.zoom * (isGlobe ? 0.97 / Math.max(...sides) : fit(area, sides, camera));
  const matrix = ofBox(orbitMatrix({ ...camera, zoom }, aspect), centre, halfExtents);
  return { area, axes, matrix, halfExtents, viewer: viewerOf(camera) };
}

/**
 * The layers as they look from where the viewer is: dots moved by what each says, and what lies on the far side of a
 * globe faint, so that nobody takes it for its front.
 */
export function seenFrom({ halfExtents, viewer }: Space, layers: readonly Layer[], isGlobe: boolean): readonly Layer[] {
  const lifted = layers.map((layer): Layer => {
    if (layer.kind !== 'points' || layer.lift === undefined) return layer;
    const { lift } = layer;
    const shift = halfExtents.map((half, k) => 2 * lift * viewer[k] * half);
    return { ...layer, positions: layer.positions.map((x, i) => x + shift[i % 3]) };
  });
  return isGlobe ? lifted.flatMap((layer) => sidesOf(layer, viewer)) : lifted;
}

/** Opacity of what is at the back of a globe, as a share of that at its front. */
const atTheBack = 0.22;

/** A layer about the origin as two: its far side, faint, and its near side. */
function sidesOf(layer: Layer, viewer: Space['viewer']): readonly Layer[] {
  if (layer.kind === 'mesh') return [layer];
  const places = layer.kind === 'points' ? layer.positions : layer.from;
  const depth = (k: number): number => places[k] * viewer[0] + places[k + 1] * viewer[1] + places[k + 2] * viewer[2];
  const isFront = Uint8Array.from({ length: places.length / 3 }, (_, i) => (depth(3 * i) > 0 ? 1 : 0));
  const side = (is: 0 | 1): Layer => {
    const part = layer.kind === 'points' ? pointsWhere(layer, isFront, is) : linesWhere(layer, isFront, is);
    return { ...part, opacity: is === 1 ? layer.opacity : atTheBack * layer.opacity };
  };
  return [side(0), side(1)];
}

/** Room around the box, in CSS pixels; numbers that find none outside it lie over its walls. */
const border = { x: 8, y: 6 };
/** Turns of the box that are looked at. */
const turns = 16;

/**
 * How much larger than in the unit ball a box can be drawn so that it stays inside while it is turned about the upright
 * axis.
 * @param half half lengths of its sides, inside the unit ball.
 */
function fit({ width, height }: Rectangle, half: readonly number[], { pitch }: Camera): number {
  let [widest, highest] = [0, 0];
  for (let turn = 0; turn < turns; turn++) {
    const matrix = orbitMatrix({ yaw: (2 * Math.PI * turn) / turns, pitch, zoom: 1 }, width / height);
    for (let corner = 0; corner < 8; corner++) {
      const side = (k: number): number => ((corner >> k) & 1 ? half[k] : -half[k]);
      const [x, y] = project(matrix, side(0), side(1), side(2));
      widest = Math.max(widest, Math.abs(x));
      highest = Math.max(highest, Math.abs(y));
    }
  }
  const share = (length: number, room: number): number => Math.max(0.5, 1 - (2 * room) / length);
  return Math.min(share(width, border.x) / widest, share(height, border.y) / highest);
}

/** From the space of the axes to pixels. */
export const pixelOf =
  ({ matrix, area }: Space) =>
  (corner: Corner): Pixel => {
    const [x, y] = project(matrix, ...corner);
    return [area.left + ((x + 1) / 2) * area.width, area.top + ((1 - y) / 2) * area.height];
  };

/** For each axis the end of the box that is away from the viewer, where the walls stand, and the other end. */
export const endsAwayFrom = ({ axes, viewer }: Space) => ({
  back: axes.map(({ range }, k) => (viewer[k] > 0 ? range[0] : range[1])),
  front: axes.map(({ range }, k) => (viewer[k] > 0 ? range[1] : range[0])),
});

export const ticksIn = ({ axes, area }: Space): readonly (readonly Tick[])[] =>
  axes.map((axis) => ticksOf(axis, Math.min(area.width, area.height) * 0.5, 46));

export function edgesOf(space: Space): readonly Edge[] {
  const at = pixelOf(space);
  const { back, front } = endsAwayFrom(space);
  const ticks = ticksIn(space);
  return space.axes.map((axis, k): Edge => {
    const other = outerEdge(k, back, front, at);
    return { axis, ticks: ticks[k], at: (value) => at(place(k, value, (k + 1) % 3, other[0], (k + 2) % 3, other[1])) };
  });
}

/** Names and numbers of the axes, on the edges that stick out. */
export function edgeLabels(space: Space): readonly Label[] {
  const [mx, my, mz] = space.axes.map(({ range }) => (range[0] + range[1]) / 2);
  const middle = pixelOf(space)([mx, my, mz]);
  return withoutOverlap(edgesOf(space).flatMap((edge, k) => labelsOf(edge, k, middle, space.area)));
}

/** The edge of the box along which an axis is labelled. */
interface Edge {
  readonly axis: Axis;
  readonly ticks: readonly Tick[];
  readonly at: (value: number) => Pixel;
}

/** The name and the numbers of an axis, on the outer side of its edge; none if it is seen end on. */
function labelsOf({ axis, ticks, at }: Edge, k: number, middle: Pixel, area: Rectangle): readonly Label[] {
  const [a, b] = [at(axis.range[0]), at(axis.range[1])];
  if (Math.hypot(b[0] - a[0], b[1] - a[1]) < 24) return [];
  const centre = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [dx, dy] = [centre[0] - middle[0], centre[1] - middle[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ox, oy] = [dx / length, dy / length];
  const anchor = ox < -0.5 ? 'end' : ox > 0.5 ? 'start' : 'middle';
  const widest = Math.max(...ticks.map(({ text }) => text.length)) * 6;
  const half = 3 + axis.label.length * 3.6;
  const upright = (y: number): number => Math.min(area.top + area.height - 8, Math.max(area.top + 8, y));
  const x = centre[0] + (24 + Math.abs(ox) * (widest + half)) * ox;
  const end = a[1] < b[1] ? a : b;
  // The name of the upright axis stands above its upper end: beside it a long one would lie over the picture.
  const [nameX, nameY] = k === 2 ? [end[0], end[1] - 11] : [x, centre[1] + (22 + Math.abs(ox) * widest) * oy];
  const name: Label = {
    key: `name ${k}`,
    text: axis.label,
    x: inside(area, nameX, half, half),
    y: upright(nameY),
    anchor: 'middle',
    kind: 'axis-name',
  };
  const numbers = ticks.map(({ value, text }): Label => {
    const [px, py] = at(value);
    const width = text.length * 7.4;
    const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
    return {
      key: `${k} ${text}`,
      text,
      x: inside(area, px + 8 * ox, before, width - before),
      y: upright(py + 10 * oy),
      anchor,
      kind: 'tick',
    };
  });
  return [name, ...numbers];
}

/** Near the border a text goes over the picture rather than out of it; it takes so much room before x and after it. */
const inside = ({ left, width }: Rectangle, x: number, before: number, after: number): number =>
  Math.min(left + width - after, Math.max(left + before, x));

/** The point whose coordinates k, i and j are a, b and c. */
export function place(k: number, a: number, i: number, b: number, j: number, c: number): Corner {
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
  at: (corner: Corner) => Pixel,
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
