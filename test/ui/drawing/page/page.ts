// Runs in Chromium: draws the same scenes with both renderers.
import { cyclic, errorColors } from '../../../../webview/drawing/color-maps.js';
import { createGlRenderer } from '../../../../webview/drawing/gl-renderer.js';
import { createRasterRenderer } from '../../../../webview/drawing/raster/raster-renderer.js';
import type { Layer, Renderer, Scene } from '../../../../webview/drawing/scene.js';
import { orbitMatrix, planeMatrix, viewerOf } from '../../../../webview/math/camera.js';

const size = { width: 360, height: 280 };
const camera = { yaw: 0.6, pitch: 0.4, zoom: 1 };
const turn = 2 * Math.PI;

/** Points of a spiral: in the plane, or winding up a sphere. */
function spiral(count: number, components: 2 | 3): Float32Array {
  return Float32Array.from({ length: components * count }, (_, k) => {
    const t = Math.floor(k / components) / (count - 1);
    const height = components === 3 ? 1.6 * t - 0.8 : 0;
    const radius = components === 3 ? Math.sqrt(1 - height * height) : 0.1 + 0.8 * t;
    return [radius * Math.cos(5 * turn * t), radius * Math.sin(5 * turn * t), height][k % components];
  });
}

const ramp = (count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => i / (count - 1));
const scale = { map: errorColors, from: 0, to: 1, log: false };

function dots(components: 2 | 3, shape: 'disc' | 'diamond'): Layer {
  const count = 600;
  return {
    kind: 'points',
    key: shape,
    positions: spiral(count, components),
    components,
    paint: { values: ramp(count), scale },
    opacity: 0.9,
    size: 6,
    shape,
  };
}

function strokes(components: 2 | 3): Layer {
  const count = 400;
  const positions = spiral(count, components);
  return {
    kind: 'lines',
    key: 'lines',
    from: positions.subarray(0, components * (count - 1)),
    to: positions.subarray(components),
    components,
    paint: { values: ramp(count - 1), scale: { ...scale, map: cyclic } },
    opacity: 1,
    width: 2,
  };
}

/** A sphere of radius 0.7 from a grid of angles. */
function ball(): Layer {
  const [columns, rows] = [48, 24];
  const normals = Float32Array.from({ length: 3 * columns * rows }, (_, k) => {
    const node = Math.floor(k / 3);
    const [u, v] = [(turn * (node % columns)) / (columns - 1), (Math.PI * Math.floor(node / columns)) / (rows - 1)];
    return [Math.sin(v) * Math.cos(u), Math.sin(v) * Math.sin(u), Math.cos(v)][k % 3];
  });
  const triangles: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      triangles.push(a, a + 1, a + columns, a + 1, a + columns + 1, a + columns);
    }
  }
  // Greater than the end of the scale in part, as ρ at a torn place.
  const values = Float32Array.from(
    { length: columns * rows },
    (_, node) => 2 ** ((8 * (node % columns)) / columns - 7),
  );
  return {
    kind: 'mesh',
    key: 'ball',
    positions: normals.map((x) => 0.7 * x),
    normals,
    triangles: Uint32Array.from(triangles),
    paint: { values, scale: { ...scale, from: 0.01, log: true } },
  };
}

const plane = {
  viewer: null,
  matrix: planeMatrix([-1, 1], [-1, 1]),
  magnification: 1,
  background: [255, 255, 255],
} as const;
const space = { ...plane, viewer: viewerOf(camera), matrix: orbitMatrix(camera, size.width / size.height) };
const scenes: readonly Scene[] = [
  { id: 'discs in the plane', ...plane, layers: [dots(2, 'disc')] },
  { id: 'diamonds over lines in the plane', ...plane, layers: [strokes(2), dots(2, 'diamond')] },
  { id: 'points in space', ...space, layers: [dots(3, 'disc')] },
  { id: 'a surface among lines and points in space', ...space, layers: [ball(), strokes(3), dots(3, 'diamond')] },
];

/** Red, green and blue of each pixel over white. */
function draw(renderer: Renderer, scene: Scene): number[] {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Expected a 2D canvas in the browser.');
  renderer.draw(context, scene, 1);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = 'white';
  context.fillRect(0, 0, size.width, size.height);
  return [...context.getImageData(0, 0, size.width, size.height).data].filter((_, k) => k % 4 !== 3);
}

/** Shares of a picture's bytes, and the mean difference of the two pictures' bytes. */
function compare(name: string, gl: readonly number[], raster: readonly number[]) {
  const share = (holds: (k: number) => boolean): number => gl.filter((_, k) => holds(k)).length / gl.length;
  const difference = (k: number): number => Math.abs(gl[k] - raster[k]);
  return {
    name,
    drawn: share((k) => gl[k] < 200),
    differing: share((k) => difference(k) > 64),
    meanDifference: gl.reduce((sum, _, k) => sum + difference(k), 0) / gl.length,
  };
}

const gl = createGlRenderer(document.createElement('canvas'), { emulated: true });
if (gl === null) throw new Error('Expected WebGL2 in the browser, emulated or not.');
const raster = createRasterRenderer();
export const comparisons = scenes.map((scene) => compare(scene.id, draw(gl, scene), draw(raster, scene)));
