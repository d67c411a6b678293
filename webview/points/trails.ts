import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../src/protocol/events.js';
import { isPlain, type Layer, type Paint } from '../drawing/scene.js';
import type { Range } from '../math/extent.js';
import { segmentsBetween, withoutSeam } from './segments.js';

/** How many frames a trail goes back. */
const length = 12;
/** Points that get a trail at most, so that there are at most `length` times as many segments. */
const most = 250;
/** Frames of a trail that are drawn alike; the older ones fainter. */
const group = 3;
/** Opacity of the newest segments. */
const opacity = 0.75;

/** Where some points of the display sample were in the frames up to one, that one included. */
export interface Trails {
  /** In order of step; one alone if there is nothing before. */
  readonly frames: readonly RunFrame[];
  /** The points, evenly over the display sample, ascending. */
  readonly points: Uint32Array;
}

/** @param frames in order of step, `frame` among them. */
export function trailsTo(frames: readonly RunFrame[], frame: RunFrame, count: number): Trails {
  const end = frames.indexOf(frame) + 1;
  const shown = Math.min(count, most);
  return {
    frames: frames.slice(Math.max(0, end - length - 1), end),
    points: Uint32Array.from({ length: shown }, (_, i) => Math.floor((i * count) / shown)),
  };
}

/** What the trails are, in words. */
export function describeTrails({ frames, points }: Trails, count: number, what: 'codes' | 'reconstructions'): string {
  const whose = points.length === count ? all[what](count) : some[what](points.length, count);
  return frames.length < 2
    ? l10n.t('The path of {0}: it begins with the second picture', whose)
    : l10n.t('The path of {0} over the last {1} pictures', whose, frames.length - 1);
}

const all = {
  codes: (count: number) => l10n.t('all {0} codes', count),
  reconstructions: (count: number) => l10n.t('all {0} reconstructions', count),
};

const some = {
  codes: (shown: number, count: number) => l10n.t('{0} of the {1} codes', shown, count),
  reconstructions: (shown: number, count: number) => l10n.t('{0} of the {1} reconstructions', shown, count),
};

/**
 * Layers that draw the trails as lines that fade with age, each in the colour that its point has now.
 * @param positions of the display sample in a frame, count × components.
 * @param periods of {@link withoutSeam}.
 * @param paint of the points of the display sample.
 */
export function trailLayers(
  { frames, points }: Trails,
  positions: (frame: RunFrame) => Float32Array,
  components: 2 | 3,
  periods: readonly (Range | null)[],
  paint: Paint,
): Layer[] {
  const rows = new Float32Array(frames.length * points.length * components);
  frames.forEach((frame, f) => {
    const all = positions(frame);
    points.forEach((point, i) =>
      rows.set(all.subarray(point * components, (point + 1) * components), (f * points.length + i) * components),
    );
  });
  const layers: Layer[] = [];
  for (let to = frames.length - 1; to > 0; to -= group) {
    const from = Math.max(0, to - group);
    const pairs = withoutSeam(rows, components, stepsOf(points.length, from, to), periods);
    const valueOf = (values: Float32Array): Float32Array =>
      Float32Array.from({ length: pairs.length / 2 }, (_, i) => values[points[pairs[2 * i] % points.length]]);
    const age = (frames.length - 1 - to) / length;
    layers.push({
      kind: 'lines',
      key: `trail ${layers.length}`,
      ...segmentsBetween(rows, components, pairs),
      components,
      paint: isPlain(paint) ? paint : { values: valueOf(paint.values), scale: paint.scale },
      opacity: opacity * (1 - age),
      width: 1.25,
    });
  }
  // The newest lie over the older ones.
  return layers.reverse();
}

/** Two rows for each step of each point from one frame to the next, from frame `from` to frame `to`. */
function stepsOf(points: number, from: number, to: number): Uint32Array {
  return Uint32Array.from(
    { length: 2 * (to - from) * points },
    (_, i) => from * points + Math.floor(i / 2) + (i % 2) * points,
  );
}
