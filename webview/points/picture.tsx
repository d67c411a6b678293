import type { Scene } from '../drawing/scene.js';
import { usePanel } from '../state/panel-context.js';
import { referencePrefix, useReferenceNote } from './reference-context.js';
import type { Area } from '../charts/plane.js';
import { usePainted } from './use-painted.js';

/** A scene on a canvas that covers an area of the plot. */
export function Picture({ area, scene }: { readonly area: Area; readonly scene: Scene }) {
  const panel = usePanel();
  const isReference = useReferenceNote() !== null;
  const { left, top, width, height } = area;
  const canvas = usePainted(area, () => {
    const named = isReference ? { ...scene, id: `${referencePrefix}${scene.id}` } : scene;
    return { scene, paint: (onto, density) => panel.renderer.draw(onto, named, density) };
  }, [panel, scene]);
  return <canvas ref={canvas} class="layer" aria-hidden="true" style={{ left, top, width, height }} />;
}
