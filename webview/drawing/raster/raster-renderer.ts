import type { Layer, Renderer, Scene } from '../scene.js';
import { drawLines } from './lines.js';
import { drawMesh } from './mesh.js';
import { drawPoints } from './points.js';
import { clearDepths, clearSurface, type Surface } from './surface.js';

/**
 * Draws in memory and puts each picture onto its 2D canvas. Without a GPU this is some ten times faster than a WebGL that
 * is emulated, whose pictures must be read back, and than paths of the canvas.
 */
export function createRasterRenderer(): Renderer {
  let image = new ImageData(1, 1);
  let depths = new Float32Array(1);
  /** All pictures share one surface, as large as the largest. */
  const surfaceFor = (width: number, height: number): Surface => {
    if (image.width < width || image.height < height) {
      image = new ImageData(Math.max(width, image.width), Math.max(height, image.height));
      depths = new Float32Array(image.width * image.height);
    }
    return { pixels: image.data, depths, stride: image.width, width, height };
  };
  return {
    draw(context, scene, ratio) {
      const { width, height } = context.canvas;
      const surface = surfaceFor(width, height);
      clearSurface(surface);
      for (const layer of scene.layers) {
        // In the plane, layers lie over each other in their order.
        if (scene.viewer === null) clearDepths(surface);
        drawLayer(surface, scene, layer, ratio);
      }
      context.putImageData(image, 0, 0, 0, 0, width, height);
    },
  };
}

function drawLayer(surface: Surface, scene: Scene, layer: Layer, ratio: number): void {
  switch (layer.kind) {
    case 'points':
      drawPoints(surface, scene, layer, ratio);
      return;
    case 'lines':
      drawLines(surface, scene, layer, ratio);
      return;
    case 'mesh':
      drawMesh(surface, scene, layer);
      return;
  }
}
