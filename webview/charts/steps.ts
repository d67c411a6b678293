import type { Range } from '../math/extent.js';
import type { Plane } from './plane.js';

/**
 * A histogram as an SVG path: a line in steps over the bins that are not empty, closed along the axis where it is to be
 * filled.
 */
export function barsPath(
  heights: ArrayLike<number>,
  [from, to]: Range,
  { toX, toY, y }: Plane,
  closed: boolean,
): string {
  const width = (to - from) / heights.length;
  const floor = y.range[0];
  const at = (x: number, height: number) =>
    `${toX(x).toFixed(1)},${toY(Math.min(y.range[1], Math.max(floor, height))).toFixed(1)}`;
  let path = '';
  let before = 0;
  for (let i = 0; i <= heights.length; i++) {
    const height = i < heights.length ? heights[i] : 0;
    const x = from + i * width;
    // Empty bins leave the axis alone.
    if (height > 0) path += `${before > 0 ? 'L' : `M${at(x, floor)}L`}${at(x, height)}L${at(x + width, height)}`;
    else if (before > 0) path += `L${at(x, floor)}${closed ? 'Z' : ''}`;
    before = height;
  }
  return path;
}
