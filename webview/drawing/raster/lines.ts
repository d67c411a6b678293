import type { LinesLayer, Scene } from '../scene.js';
import { colorFor, depthInPlane, placeOn, projectAll, projectedSize } from './projection.js';
import { blend, type Surface } from './surface.js';

/** Straight segments with smooth edges, each of one colour. */
export function drawLines(surface: Surface, scene: Scene, layer: LinesLayer, ratio: number): void {
  const { paint, opacity } = layer;
  const from = projectAll(scene, surface, layer.from, layer.components);
  const to = projectAll(scene, surface, layer.to, layer.components);
  const color = new Float32Array(3);
  for (let at = 0, i = 0; at < from.length; at += projectedSize, i++) {
    const place = placeOn(paint, i);
    const flat = scene.viewer === null ? depthInPlane(paint, place) : null;
    colorFor(scene, paint, place, (from[at + 3] + to[at + 3]) / 2, color);
    drawSegment(surface, {
      x: from[at],
      y: from[at + 1],
      dx: to[at] - from[at],
      dy: to[at + 1] - from[at + 1],
      depth: flat ?? from[at + 2],
      depthChange: flat === null ? to[at + 2] - from[at + 2] : 0,
      // Half a pixel fades out on either side.
      reach: (layer.width * ratio) / 2 + 0.5,
      opacity,
      color,
    });
  }
}

interface Segment {
  /** Where it starts, and how far it goes, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly depth: number;
  readonly depthChange: number;
  /** Largest distance of its pixels from its middle line. */
  readonly reach: number;
  readonly opacity: number;
  readonly color: Float32Array;
}

/** Walks along the axis on which the segment is longer, and at each pixel across it. */
function drawSegment(surface: Surface, segment: Segment): void {
  const { x, y, dx, dy, reach } = segment;
  const length = Math.hypot(dx, dy);
  if (!(length > 0)) return;
  const isFlat = Math.abs(dx) >= Math.abs(dy);
  const [start, run, acrossStart, acrossRun] = isFlat ? [x, dx, y, dy] : [y, dy, x, dx];
  const [alongSize, acrossSize] = isFlat ? [surface.width, surface.height] : [surface.height, surface.width];
  const [alongStep, acrossStep] = isFlat ? [1, surface.stride] : [surface.stride, 1];
  const slope = acrossRun / run;
  const cosine = Math.abs(run) / length;
  const [red, green, blue] = segment.color;
  const first = Math.max(0, Math.floor(Math.min(start, start + run) - reach));
  const last = Math.min(alongSize - 1, Math.ceil(Math.max(start, start + run) + reach));
  for (let along = first; along <= last; along++) {
    const centre = acrossStart + (along + 0.5 - start) * slope;
    const from = Math.max(0, Math.ceil(centre - reach / cosine - 0.5));
    const to = Math.min(acrossSize - 1, Math.floor(centre + reach / cosine - 0.5));
    for (let across = from; across <= to; across++) {
      const [offset, acrossOffset] = [along + 0.5 - start, across + 0.5 - acrossStart];
      const t = (offset * run + acrossOffset * acrossRun) / (length * length);
      if (t < 0 || t >= 1) continue;
      const alpha = segment.opacity * Math.min(1, reach - Math.abs(across + 0.5 - centre) * cosine);
      const depth = segment.depth + t * segment.depthChange;
      if (alpha > 0) blend(surface, along * alongStep + across * acrossStep, depth, red, green, blue, alpha);
    }
  }
}
