import { useLayoutEffect, useRef } from 'preact/hooks';
import { paintOn } from '../drawing/painted.js';
import type { Scene } from '../drawing/scene.js';
import { usePanel } from '../state/panel-context.js';
import { referencePrefix, useReferenceNote } from './reference-context.js';
import type { Area } from '../charts/plane.js';

/** A scene on a canvas that covers an area of the plot. */
export function Picture({ area, scene }: { readonly area: Area; readonly scene: Scene }) {
  const panel = usePanel();
  const isReference = useReferenceNote() !== null;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { left, top, width, height } = area;
  const ratio = window.devicePixelRatio;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (context === null) return;
    fitCanvas(context.canvas, width * ratio, height * ratio);
    const named = isReference ? { ...scene, id: `${referencePrefix}${scene.id}` } : scene;
    paintOn(context, ratio, { scene, paint: (onto, density) => panel.renderer.draw(onto, named, density) });
  }, [panel, scene, width, height, ratio]);
  return <canvas ref={canvas} class="layer" aria-hidden="true" style={{ left, top, width, height }} />;
}

/** Sets the size in device pixels, which empties the canvas, only where it changes. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const [columns, rows] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
}
