import { viewingDistance } from '../../math/camera.js';
import { colorFor, depthInPlane, placeOn, projectAll, projectedSize } from '../../drawing/raster/projection.js';
import type { Layer, LinesLayer, PointsLayer, Scene } from '../../drawing/scene.js';
import { hexColor, svgElement } from '../svg.js';
import { diamond, dot, segment, strokesSvg, tenth, type Stroke } from './strokes.js';

/** Something drawn. */
interface Mark extends Stroke {
  /** How far away it is, greater for farther. */
  readonly depth: number;
}

/** Size of a picture in CSS pixels. */
interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Whether a scene has points and lines only, which SVG has too: a shaded surface it has not. */
export const isVector = (scene: Scene): boolean => scene.layers.every(({ kind }) => kind !== 'mesh');

/**
 * A scene of points and lines as SVG text, drawn as the canvas draws it: in the plane layer over layer, and within a
 * layer greater numbers over smaller ones; in space the nearer over the farther.
 * @throws Error if there is a surface.
 */
export function sceneSvg(scene: Scene, frame: Frame): string {
  const layers = scene.layers.map((layer) => marksOf(scene, layer, frame));
  const drawn = scene.viewer === null ? layers.map(farthestFirst) : [farthestFirst(layers.flat())];
  // Dots are strokes of no length with round ends.
  return svgElement('g', { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }, strokesSvg(drawn.flat()));
}

const farthestFirst = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => b.depth - a.depth);

function marksOf(scene: Scene, layer: Layer, frame: Frame): readonly Mark[] {
  switch (layer.kind) {
    case 'points':
      return pointsOf(scene, layer, frame);
    case 'lines':
      return linesOf(scene, layer, frame);
    case 'mesh':
      throw new Error('sceneSvg: expected points and lines, got a surface');
  }
}

function pointsOf(scene: Scene, layer: PointsLayer, frame: Frame): Mark[] {
  const projected = projectAll(scene, frame, layer.positions, layer.components);
  const color = new Float32Array(3);
  return Array.from({ length: projected.length / projectedSize }, (_, i): Mark => {
    const [x, y, z, w] = projected.subarray(i * projectedSize, (i + 1) * projectedSize);
    const place = placeOn(layer.paint, i);
    colorFor(scene, layer.paint, place, w, color);
    const size = layer.size * scene.magnification * (scene.viewer === null ? 1 : viewingDistance / w);
    return {
      depth: scene.viewer === null ? depthInPlane(layer.paint, place) : z,
      ...(layer.shape === 'disc'
        ? {
            paint: { stroke: hexColor(color) },
            style: { 'stroke-width': tenth(size), 'stroke-opacity': opacityOf(layer) },
            ...dot(x, y),
          }
        : {
            paint: { fill: hexColor(color) },
            style: { 'fill-opacity': opacityOf(layer) },
            ...diamond(x, y, size / 2),
          }),
    };
  }).filter((_, i) => isInside(projected, i, frame));
}

const opacityOf = ({ opacity }: PointsLayer | LinesLayer): number | null => (opacity === 1 ? null : opacity);

function linesOf(scene: Scene, layer: LinesLayer, frame: Frame): Mark[] {
  const from = projectAll(scene, frame, layer.from, layer.components);
  const to = projectAll(scene, frame, layer.to, layer.components);
  const color = new Float32Array(3);
  return Array.from({ length: from.length / projectedSize }, (_, i): Mark => {
    const at = i * projectedSize;
    const place = placeOn(layer.paint, i);
    colorFor(scene, layer.paint, place, (from[at + 3] + to[at + 3]) / 2, color);
    return {
      depth: scene.viewer === null ? depthInPlane(layer.paint, place) : (from[at + 2] + to[at + 2]) / 2,
      paint: { stroke: hexColor(color) },
      style: {
        'stroke-width': layer.width,
        'stroke-opacity': opacityOf(layer),
        // Segments of one line join without gaps; where they can be seen through, their joints would show.
        'stroke-linecap': layer.opacity === 1 ? null : 'butt',
      },
      ...segment(from[at], from[at + 1], to[at], to[at + 1]),
    };
  }).filter((_, i) => isInside(from, i, frame) || isInside(to, i, frame));
}

/** Whether a projected position is in the picture or close to it: zoomed in, most are not. */
function isInside(projected: Float32Array, i: number, { width, height }: Frame): boolean {
  const [x, y] = [projected[i * projectedSize], projected[i * projectedSize + 1]];
  return x > -width && x < 2 * width && y > -height && y < 2 * height;
}
