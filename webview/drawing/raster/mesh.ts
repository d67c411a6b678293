import { positionOn, type MeshLayer, type Scene } from '../scene.js';
import { clamped, projectAll, projectedSize } from './projection.js';
import { blend, type Surface } from './surface.js';

/** Triangles, lit from the viewer on both sides: a surface cut open shows its inside. */
export function drawMesh(surface: Surface, scene: Scene, layer: MeshLayer): void {
  const { triangles, normals, paint } = layer;
  const projected = projectAll(scene, surface, layer.positions, 3);
  const [vx, vy, vz] = scene.viewer ?? [0, 0, 1];
  const count = layer.positions.length / 3;
  const places = paint.values.map((value) => positionOn(paint.scale, value));
  const lights = Float32Array.from({ length: count }, (_, i) =>
    light(normals[3 * i] * vx + normals[3 * i + 1] * vy + normals[3 * i + 2] * vz),
  );
  for (let k = 0; k < triangles.length; k += 3) {
    drawTriangle(surface, projected, triangles[k], triangles[k + 1], triangles[k + 2], places, lights, paint.scale.map);
  }
}

const light = (cosine: number): number => 0.62 + 0.38 * Math.abs(cosine) ** 0.8;

/** Each pixel whose centre lies in the triangle, with what its corners have interpolated between them. */
function drawTriangle(
  surface: Surface,
  projected: Float32Array,
  a: number,
  b: number,
  c: number,
  places: Float32Array,
  lights: Float32Array,
  map: Uint8Array,
): void {
  const [ia, ib, ic] = [projectedSize * a, projectedSize * b, projectedSize * c];
  const [ax, ay, az] = [projected[ia], projected[ia + 1], projected[ia + 2]];
  const [bx, by, bz] = [projected[ib], projected[ib + 1], projected[ib + 2]];
  const [cx, cy, cz] = [projected[ic], projected[ic + 1], projected[ic + 2]];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0 || !Number.isFinite(area)) return;
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
  const right = Math.min(surface.width - 1, Math.floor(Math.max(ax, bx, cx)));
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy)));
  const bottom = Math.min(surface.height - 1, Math.floor(Math.max(ay, by, cy)));
  // Shares of the corners in a point: linear in x, so that from pixel to pixel each changes by the same.
  const [stepA, stepB] = [(by - cy) / area, (cy - ay) / area];
  const x = left + 0.5;
  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5;
    let ta = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
    let tb = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
    for (let column = left; column <= right; column++, ta += stepA, tb += stepB) {
      const tc = 1 - ta - tb;
      if (ta < 0 || tb < 0 || tc < 0) continue;
      const color = 4 * Math.round(255 * clamped(ta * places[a] + tb * places[b] + tc * places[c]));
      const shade = ta * lights[a] + tb * lights[b] + tc * lights[c];
      const depth = ta * az + tb * bz + tc * cz;
      blend(
        surface,
        row * surface.stride + column,
        depth,
        map[color] * shade,
        map[color + 1] * shade,
        map[color + 2] * shade,
        1,
      );
    }
  }
}
