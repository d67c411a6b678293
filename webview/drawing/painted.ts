import type { Scene } from './scene.js';

/** How the picture on a canvas came about, so that it can be drawn again, finer or as lines and dots. */
export interface Painted {
  /** What is drawn; null if that is not a scene. */
  readonly scene: Scene | null;
  /** Draws it all over the canvas of the context; `ratio` is device pixels per CSS pixel. */
  readonly paint: (context: CanvasRenderingContext2D, ratio: number) => void;
}

const pictures = new WeakMap<HTMLCanvasElement, Painted>();

/** Draws on a canvas, and keeps how. */
export function paintOn(context: CanvasRenderingContext2D, ratio: number, painted: Painted): void {
  pictures.set(context.canvas, painted);
  painted.paint(context, ratio);
}

/** How the picture on a canvas came about; null of a canvas that was not drawn by {@link paintOn}. */
export const paintedOn = (canvas: HTMLCanvasElement): Painted | null => pictures.get(canvas) ?? null;
