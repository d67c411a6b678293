import type { CurvePoint } from '../math/roc-curve.js';
import { scaleOf, type Axis } from './axis.js';

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** Share of the width and of the height of a picture that a legend takes, about. */
const legend = { width: 0.6, height: 0.45 };

/** Length of the pieces that lines are cut into. */
const piece = 0.03;

/** A line in the unit square that two axes span; what lies outside is moved to its border. */
export function inUnitSquare(line: readonly CurvePoint[], x: Axis, y: Axis): readonly CurvePoint[] {
  const [toX, toY] = [x, y].map((axis) => scaleOf(axis, [0, 1]));
  const inside = (value: number): number => (value > 0 ? Math.min(1, value) : 0);
  return line.map((point) => ({ x: inside(toX(point.x)), y: inside(toY(point.y)) }));
}

/**
 * The corner of a picture with smallest in it, for its legend.
 * @param lines what is drawn, in the unit square with y upwards; points alone are lines of one point.
 * @param corners in the order in which they are wanted where several are as empty.
 */
export function emptiestCorner(lines: readonly (readonly CurvePoint[])[], corners: readonly Corner[]): Corner {
  const points = lines.flatMap(cut);
  const countIn = (corner: Corner): number =>
    points.filter(
      ({ x, y }) =>
        (corner.endsWith('left') ? x < legend.width : x > 1 - legend.width) &&
        (corner.startsWith('bottom') ? y < legend.height : y > 1 - legend.height),
    ).length;
  return corners.reduce((best, corner) => (countIn(corner) < countIn(best) ? corner : best));
}

/** Points evenly along a line. */
function cut(line: readonly CurvePoint[]): readonly CurvePoint[] {
  return line.flatMap((to, k) => {
    const from = line[Math.max(0, k - 1)];
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / piece));
    return Array.from({ length: count }, (_, i) => {
      const share = (i + 1) / count;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  });
}
