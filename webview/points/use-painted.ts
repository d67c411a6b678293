import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Area } from '../charts/plane.js';
import { paintOn, type Painted } from '../drawing/painted.js';

/**
 * A canvas of the size of an area, in device pixels, that is painted again when the area or one of the inputs changes.
 * @param make what is painted; null for nothing.
 */
export function usePainted(
  { width, height }: Pick<Area, 'width' | 'height'>,
  make: () => Painted | null,
  inputs: readonly unknown[],
): RefObject<HTMLCanvasElement> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    const painted = make();
    if (context === null || painted === null) return;
    fitCanvas(context.canvas, width * ratio, height * ratio);
    paintOn(context, ratio, painted);
  }, [...inputs, width, height, ratio]);
  return canvas;
}

/** Sets the size in device pixels, which empties the canvas, only where it changes. */
function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const [columns, rows] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
}
