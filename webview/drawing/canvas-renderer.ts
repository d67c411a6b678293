import { project } from '../math/camera.js';
import { colorAt, cssColor, type Rgb } from './color-maps.js';
import { isPlain, positionOn, type Layer, type LinesLayer, type MeshLayer, type Paint, type PointsLayer, type Renderer, type Scene } from './scene.js';

/** Something to fill or stroke, with its depth. */
interface Piece {
  readonly depth: number;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

/** Draws scenes with the 2D canvas alone, back to front, where there is no WebGL2. */
export const canvasRenderer: Renderer = {
  draw(context, scene, ratio) {
    const { width, height } = context.canvas;
    context.clearRect(0, 0, width, height);
    const toPixels = (positions: Float32Array, components: number, i: number): readonly [number, number, number] => {
      const at = components * i;
      const [x, y, depth] = project(scene.matrix, positions[at], positions[at + 1], components === 3 ? positions[at + 2] : 0);
      return [((x + 1) / 2) * width, ((1 - y) / 2) * height, depth];
    };
    const paintLayer = (layer: Layer): Piece[] => {
      switch (layer.kind) {
        case 'points':
          return points(layer, scene, ratio, toPixels);
        case 'lines':
          return lines(layer, scene, ratio, toPixels);
        case 'mesh':
          return mesh(layer, toPixels);
      }
    };
    const pieces = scene.layers.map(paintLayer);
    const ordered = scene.viewer !== null ? pieces.flat().sort((a, b) => b.depth - a.depth) : pieces.flatMap(byDepth);
    for (const piece of ordered) piece.paint(context);
    context.globalAlpha = 1;
  },
};

type ToPixels = (positions: Float32Array, components: number, i: number) => readonly [number, number, number];

const byDepth = (pieces: Piece[]): Piece[] => pieces.sort((a, b) => b.depth - a.depth);

function colorOf(paint: Paint, i: number): Rgb {
  return isPlain(paint) ? paint : colorAt(paint.scale.map, positionOn(paint.scale, paint.values[i]));
}

/** In the plane what is greater lies on top. */
function depthOf(scene: Scene, paint: Paint, i: number, depth: number): number {
  if (scene.viewer !== null) return depth;
  return isPlain(paint) ? 0 : -positionOn(paint.scale, paint.values[i]);
}

function points(layer: PointsLayer, scene: Scene, ratio: number, toPixels: ToPixels): Piece[] {
  const count = layer.positions.length / layer.components;
  const radius = (layer.size * scene.magnification * ratio) / 2;
  return Array.from({ length: count }, (_, i) => {
    const [x, y, depth] = toPixels(layer.positions, layer.components, i);
    return {
      depth: depthOf(scene, layer.paint, i, depth),
      paint: (context) => {
        context.globalAlpha = layer.opacity;
        context.fillStyle = cssColor(colorOf(layer.paint, i));
        context.beginPath();
        if (layer.shape === 'disc') context.arc(x, y, radius, 0, 2 * Math.PI);
        else for (const [dx, dy] of [[radius, 0], [0, radius], [-radius, 0], [0, -radius]]) context.lineTo(x + dx, y + dy);
        context.fill();
      },
    };
  });
}

function lines(layer: LinesLayer, scene: Scene, ratio: number, toPixels: ToPixels): Piece[] {
  const count = layer.from.length / layer.components;
  return Array.from({ length: count }, (_, i) => {
    const [x0, y0, depth0] = toPixels(layer.from, layer.components, i);
    const [x1, y1, depth1] = toPixels(layer.to, layer.components, i);
    return {
      depth: depthOf(scene, layer.paint, i, (depth0 + depth1) / 2),
      paint: (context) => {
        context.globalAlpha = layer.opacity;
        context.strokeStyle = cssColor(colorOf(layer.paint, i));
        context.lineWidth = layer.width * ratio;
        context.beginPath();
        context.moveTo(x0, y0);
        context.lineTo(x1, y1);
        context.stroke();
      },
    };
  });
}

function mesh(layer: MeshLayer, toPixels: ToPixels): Piece[] {
  const { triangles, paint } = layer;
  return Array.from({ length: triangles.length / 3 }, (_, i) => {
    const nodes = [triangles[3 * i], triangles[3 * i + 1], triangles[3 * i + 2]];
    const corners = nodes.map((node) => toPixels(layer.positions, 3, node));
    const value = nodes.reduce((sum, node) => sum + paint.values[node] / 3, 0);
    return {
      depth: corners.reduce((sum, corner) => sum + corner[2] / 3, 0),
      paint: (context) => {
        const color = cssColor(colorAt(paint.scale.map, positionOn(paint.scale, value)));
        context.globalAlpha = 1;
        context.fillStyle = color;
        context.strokeStyle = color;
        context.lineWidth = 1;
        context.beginPath();
        for (const [x, y] of corners) context.lineTo(x, y);
        context.closePath();
        context.fill();
        context.stroke();
      },
    };
  });
}
