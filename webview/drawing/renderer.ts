import * as l10n from '@vscode/l10n';
import { createGlRenderer } from './gl-renderer.js';
import { createRasterRenderer } from './raster/raster-renderer.js';
import type { Renderer, Scene } from './scene.js';

/** The renderer of the panel: WebGL2 where and while a GPU draws it, else the 2D canvas. */
export interface SceneRenderer {
  draw(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void;
  /** What to tell the user of how pictures are drawn, if anything. */
  readonly note: string | null;
}

/** @param changed called when all pictures must be drawn again, since the context was lost or came back. */
export function createRenderer(changed: () => void): SceneRenderer {
  const canvas = document.createElement('canvas');
  const raster = createRasterRenderer();
  let gl: Renderer | null = createGlRenderer(canvas, { emulated: false });
  let note = gl === null ? l10n.t('There is no WebGL2 with a GPU here, so the processor draws the pictures.') : null;
  canvas.addEventListener('webglcontextlost', (event) => {
    // Without this the context would never come back.
    event.preventDefault();
    gl = null;
    note = l10n.t('The graphics context was lost. The processor draws the pictures until it comes back.');
    changed();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    gl = createGlRenderer(canvas, { emulated: false });
    if (gl !== null) note = null;
    changed();
  });
  return {
    draw: (context, scene, ratio) => (gl ?? raster).draw(context, scene, ratio),
    get note() {
      return note;
    },
  };
}
