import { viewingDistance } from '../../math/camera.js';
import { isPlain, positionOn, type Paint, type Scene } from '../scene.js';
import type { Surface } from './surface.js';

/** Numbers of a projected position: x and y in pixels, y downwards; depth, greater for farther; the camera's w. */
export const projectedSize = 4;

/** Where positions (count × components) land: count × {@link projectedSize}. */
export function projectAll(
  { matrix }: Scene,
  { width, height }: Pick<Surface, 'width' | 'height'>,
  positions: Float32Array,
  components: 2 | 3,
): Float32Array {
  const count = positions.length / components;
  const projected = new Float32Array(projectedSize * count);
  const [xx, yx, zx, wx, xy, yy, zy, wy, xz, yz, zz, wz, x1, y1, z1, w1] = matrix;
  for (let i = 0; i < count; i++) {
    const at = components * i;
    const x = positions[at];
    const y = positions[at + 1];
    const z = components === 3 ? positions[at + 2] : 0;
    const w = wx * x + wy * y + wz * z + w1;
    const to = projectedSize * i;
    projected[to] = ((xx * x + xy * y + xz * z + x1) / w + 1) * 0.5 * width;
    projected[to + 1] = (1 - (yx * x + yy * y + yz * z + y1) / w) * 0.5 * height;
    projected[to + 2] = (zx * x + zy * y + zz * z + z1) / w;
    projected[to + 3] = w;
  }
  return projected;
}

/** Where item i lies on the paint's scale, in [0, 1]; 0 for one colour for all. */
export function placeOn(paint: Paint, i: number): number {
  return isPlain(paint) ? 0 : clamped(positionOn(paint.scale, paint.values[i]));
}

/** How far away an item of a picture in the plane lies by its place on its paint's scale: what is greater is on top. */
export function depthInPlane(paint: Paint, place: number): number {
  return isPlain(paint) || paint.scale.unordered === true ? 0 : -place;
}

export const clamped = (t: number): number => Math.min(1, Math.max(0, t));

/** Red, green and blue of an item at a place on its paint's scale. In space what is farther, by its w, fades. */
export function colorFor(scene: Scene, paint: Paint, place: number, w: number, into: Float32Array): void {
  const map = isPlain(paint) ? paint : paint.scale.map;
  const first = isPlain(paint) ? 0 : 4 * Math.round(255 * place);
  const fade = scene.viewer === null ? 0 : 0.6 * smoothstep(0.35, 1, (w - viewingDistance + 1) / 2);
  for (let k = 0; k < 3; k++) into[k] = map[first + k] + (scene.background[k] - map[first + k]) * fade;
}

function smoothstep(from: number, to: number, x: number): number {
  const t = clamped((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}
