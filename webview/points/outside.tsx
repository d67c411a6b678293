import type { Area } from '../charts/plane.js';
import { project, type Matrix } from '../math/camera.js';

/** Arrows are drawn for no more points than this. */
const most = 300;

export interface OutsideProps {
  readonly area: Area;
  readonly matrix: Matrix;
  readonly components: 2 | 3;
  /** Positions (count × components) of the points. */
  readonly targets: readonly Float32Array[];
}

/** Small arrows at the border of a picture for the points that lie beyond it; part of an SVG picture. */
export function Outside({ area, matrix, components, targets }: OutsideProps) {
  const arrows: string[] = [];
  for (const positions of targets) {
    for (let k = 0; k < positions.length && arrows.length < most; k += components) {
      const [x, y] = project(matrix, positions[k], positions[k + 1], components === 3 ? positions[k + 2] : 0);
      if (Math.abs(x) > 1 || Math.abs(y) > 1) arrows.push(arrowAt(x, y, area));
    }
  }
  return arrows.length === 0 ? null : <path class="outside" d={arrows.join('')} />;
}

/** A triangle with its tip at the border, pointing to where a point lies beyond it. */
function arrowAt(x: number, y: number, { left, top, width, height }: Area): string {
  const within = (share: number): number => Math.min(1, Math.max(-1, share));
  const [tipX, tipY] = [left + ((within(x) + 1) / 2) * width, top + ((1 - within(y)) / 2) * height];
  const [dx, dy] = [Math.abs(x) > 1 ? Math.sign(x) : 0, Math.abs(y) > 1 ? -Math.sign(y) : 0];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const corner = (side: number): string =>
    `${(tipX - 7 * ux - 3.5 * side * uy).toFixed(1)} ${(tipY - 7 * uy + 3.5 * side * ux).toFixed(1)}`;
  return `M${tipX.toFixed(1)} ${tipY.toFixed(1)}L${corner(1)}L${corner(-1)}Z`;
}
