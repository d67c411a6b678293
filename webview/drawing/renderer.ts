import { canvasRenderer } from './canvas-renderer.js';
import { createGlRenderer } from './gl-renderer.js';
import type { Renderer, Scene } from './scene.js';

/** The renderer of the panel: WebGL2 where and while there is one, else the 2D canvas. */
export interface SceneRenderer {
  draw(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void;
  /** What to tell the user of how pictures are drawn, if anything. */
  readonly note: string | null;
}

/** @param changed called when all pictures must be drawn again, since the context was lost or came back. */
export function createRenderer(changed: () => void): SceneRenderer {
  const canvas = document.createElement('canvas');
  let gl: Renderer | null = createGlRenderer(canvas);
  let note = gl === null ? 'WebGL2 is not available here: points are drawn with the slower 2D canvas.' : null;
  canvas.addEventListener('webglcontextlost', (event) => {
    // Without this the context would never come back.
    event.preventDefault();
    gl = null;
    note = 'The graphics context was lost: points are drawn with the slower 2D canvas.';
    changed();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    gl = createGlRenderer(canvas);
    if (gl !== null) note = null;
    changed();
  });
  return {
    draw: (context, scene, ratio) => (gl ?? canvasRenderer).draw(context, scene, ratio),
    get note() {
      return note;
    },
  };
}
