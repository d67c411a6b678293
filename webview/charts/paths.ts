import type { CurvePoint } from '../math/roc-curve.js';
import type { Axis, Scale } from './axis.js';

/** Where points lie: a plane, or what else has two scales. */
export interface Scales {
  readonly x: Pick<Axis, 'log'>;
  readonly y: Pick<Axis, 'log'>;
  readonly toX: Scale;
  readonly toY: Scale;
}

/** A line through points as an SVG path; where an axis is logarithmic, points that are not positive are left out. */
export function linePath(points: readonly CurvePoint[], scales: Scales): string {
  const corners = points.flatMap(({ x, y }) => corner(x, y, scales));
  return corners.length === 0 ? '' : `M${corners.join('L')}`;
}

/** The band between two heights at each place, closed. */
export function bandPath(
  band: readonly { readonly x: number; readonly from: number; readonly to: number }[],
  scales: Scales,
): string {
  const above = band.flatMap(({ x, to }) => corner(x, to, scales));
  const below = band.toReversed().flatMap(({ x, from }) => corner(x, from, scales));
  return above.length === 0 ? '' : `M${[...above, ...below].join('L')}Z`;
}

function corner(x: number, y: number, scales: Scales): string[] {
  if ((scales.x.log && !(x > 0)) || (scales.y.log && !(y > 0))) return [];
  return [`${scales.toX(x).toFixed(1)},${scales.toY(y).toFixed(1)}`];
}
