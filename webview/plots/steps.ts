import type { Range } from '../math/extent.js';
import type { Plane } from './plane.js';

/**
 * A histogram as an SVG path: a line in steps, closed down to the axis where it shall be filled. On a logarithmic axis
 * an empty bin lies at its lower end.
 */
export function barsPath(heights: ArrayLike<number>, [from, to]: Range, { toX, toY, y }: Plane, closed: boolean): string {
  const width = (to - from) / heights.length;
  const floor = y.range[0];
  const corners: string[] = [];
  const corner = (x: number, height: number) =>
    corners.push(`${toX(x).toFixed(1)},${toY(Math.min(y.range[1], Math.max(floor, height))).toFixed(1)}`);
  if (closed) corner(from, floor);
  for (let i = 0; i < heights.length; i++) {
    corner(from + i * width, heights[i]);
    corner(from + (i + 1) * width, heights[i]);
  }
  if (closed) corner(to, floor);
  return `M${corners.join('L')}${closed ? 'Z' : ''}`;
}
