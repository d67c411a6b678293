import type { CurvePoint } from '../math/roc-curve.js';
import type { Plane } from './plane.js';

/** A line through points as an SVG path; where an axis is logarithmic, points that are not positive are left out. */
export function linePath(points: readonly CurvePoint[], plane: Plane): string {
  const corners = points.flatMap(({ x, y }) => corner(x, y, plane));
  return corners.length === 0 ? '' : `M${corners.join('L')}`;
}

/** The band between two heights at each place, closed. */
export function bandPath(band: readonly { readonly x: number; readonly from: number; readonly to: number }[], plane: Plane): string {
  const above = band.flatMap(({ x, to }) => corner(x, to, plane));
  const below = band.toReversed().flatMap(({ x, from }) => corner(x, from, plane));
  return above.length === 0 ? '' : `M${[...above, ...below].join('L')}Z`;
}

function corner(x: number, y: number, plane: Plane): string[] {
  if ((plane.x.log && !(x > 0)) || (plane.y.log && !(y > 0))) return [];
  return [`${plane.toX(x).toFixed(1)},${plane.toY(y).toFixed(1)}`];
}
