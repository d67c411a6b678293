import { viewingDistance } from '../../math/camera.js';
import type { PointsLayer, Scene } from '../scene.js';
import { colorFor, depthInPlane, placeOn, projectAll, projectedSize } from './projection.js';
import { blend, type Surface } from './surface.js';

/** Dots with smooth edges. In the plane those of greater numbers lie on top. */
export function drawPoints(surface: Surface, scene: Scene, layer: PointsLayer, ratio: number): void {
  const { paint, opacity, shape } = layer;
  const { width, height, stride, depths } = surface;
  const isDisc = shape === 'disc';
  const projected = projectAll(scene, surface, layer.positions, layer.components);
  const color = new Float32Array(3);
  for (let at = 0, i = 0; at < projected.length; at += projectedSize, i++) {
    const x = projected[at];
    const y = projected[at + 1];
    const w = projected[at + 3];
    const place = placeOn(paint, i);
    const depth = scene.viewer === null ? depthInPlane(paint, place) : projected[at + 2];
    const size = layer.size * scene.magnification * ratio * (scene.viewer === null ? 1 : viewingDistance / w);
    const radius = size / 2;
    colorFor(scene, paint, place, w, color);
    const [left, right] = [Math.max(0, Math.floor(x - radius)), Math.min(width - 1, Math.floor(x + radius))];
    const [top, bottom] = [Math.max(0, Math.floor(y - radius)), Math.min(height - 1, Math.floor(y + radius))];
    for (let row = top; row <= bottom; row++) {
      const dy = row + 0.5 - y;
      for (let column = left; column <= right; column++) {
        // Most of the dots of a dense cloud lie behind others.
        if (depth > depths[row * stride + column]) continue;
        const dx = column + 0.5 - x;
        const distance = isDisc ? Math.sqrt(dx * dx + dy * dy) : Math.abs(dx) + Math.abs(dy);
        const alpha = opacity * Math.min(1, radius - distance + 0.5);
        if (alpha >= 0.02) blend(surface, row * stride + column, depth, color[0], color[1], color[2], alpha);
      }
    }
  }
}
