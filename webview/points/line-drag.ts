import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';

/** A place in a picture of the plane, in the units of its axes. */
export type Place = readonly [number, number];

/** Takes the lines that are drawn in a picture with the pointer. */
export interface LineTool {
  /** Whether dragging draws a line; otherwise it does so with the key Alt. */
  readonly armed: boolean;
  readonly draw: (from: Place, to: Place) => void;
}

/** Whether a press of the pointer begins a line. */
export const drawsLine = (tool: LineTool | undefined, { altKey }: { readonly altKey: boolean }): boolean =>
  tool !== undefined && (tool.armed || altKey);

type Pointer = TargetedPointerEvent<HTMLDivElement>;

/** Handlers of an element over a picture in which lines are drawn; `placeAt` is the place under the pointer. */
export function useLineDrag(tool: LineTool | undefined, placeAt: (event: Pointer) => Place) {
  const start = useRef<Place | null>(null);
  return {
    begin: (event: Pointer): void => {
      if (event.button !== 0 || !drawsLine(tool, event)) return;
      // Nothing else in the picture may take the pointer, nor may text be selected; the keyboard's focus comes along.
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = placeAt(event);
    },
    /** @returns whether a line is being drawn. */
    move: (event: Pointer): boolean => {
      if (start.current === null) return false;
      tool?.draw(start.current, placeAt(event));
      return true;
    },
    end: (): void => {
      start.current = null;
    },
  };
}
