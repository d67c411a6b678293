import * as l10n from '@vscode/l10n';
import type { ComponentChildren, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { turned, zoomed } from '../math/camera.js';
import type { Camera } from '../state/view-settings.js';

export interface OrbitProps {
  readonly camera: Camera;
  /** Null for the view that the picture starts with. */
  readonly onCamera: (camera: Camera | null) => void;
  readonly children: ComponentChildren;
}

/** Radians for a pixel of dragging. */
const dragSpeed = 0.008;
/** Radians for a press of an arrow key. */
const keyStep = Math.PI / 36;

const keys: Readonly<Record<string, (camera: Camera) => Camera | null>> = {
  ArrowLeft: (camera) => turned(camera, -keyStep, 0),
  ArrowRight: (camera) => turned(camera, keyStep, 0),
  ArrowUp: (camera) => turned(camera, 0, keyStep),
  ArrowDown: (camera) => turned(camera, 0, -keyStep),
  '+': (camera) => zoomed(camera, 1.15),
  '=': (camera) => zoomed(camera, 1.15),
  '-': (camera) => zoomed(camera, 1 / 1.15),
  '0': () => null,
};

/** What to add to the words for a picture that can be turned. */
export const orbitKeys = l10n.t('Arrow keys rotate it, plus and minus zoom, 0 resets.');

/** Lets a picture of space be turned by dragging or the arrow keys and magnified by the wheel or + and −; 0 resets it. */
export function OrbitControls({ camera, onCamera, children }: OrbitProps) {
  const ref = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);

  // Attached by hand, since only a listener that is not passive may keep the page from scrolling.
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      // Elsewhere the wheel scrolls the panel past the picture.
      if (!event.ctrlKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      onCamera(zoomed(camera, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015))));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [camera, onCamera]);

  const onPointerDown = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (drag.current === null) return;
    const { x, y } = drag.current;
    drag.current = { x: event.clientX, y: event.clientY };
    onCamera(turned(camera, -(event.clientX - x) * dragSpeed, (event.clientY - y) * dragSpeed));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    onCamera(keys[event.key](camera));
  };
  const endDrag = (): void => {
    drag.current = null;
  };

  return (
    <div
      ref={ref}
      class="layer orbit"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
