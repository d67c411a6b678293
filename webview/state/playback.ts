import { plannedSteps } from '../../src/protocol/description.js';
import type { RunFrame } from '../../src/protocol/events.js';
import { frameIndexAt } from './frames.js';
import type { RunView } from './model.js';

/** Which picture of the run is on show, and what moves it. */
export type Playback =
  /** The newest one, whichever that is. */
  | { readonly kind: 'newest' }
  /** The one that the user went to. */
  | { readonly kind: 'held'; readonly step: number }
  /** The user plays the pictures, from this one on. */
  | { readonly kind: 'playing'; readonly step: number }
  | CatchingUp;

/**
 * A run that began just now, shown no faster than the eye can follow: a training of a tenth of a second is replayed at
 * a readable pace, a long one is on show as it comes.
 */
export interface CatchingUp {
  readonly kind: 'catchingUp';
  /** How far the training is shown; not a whole number. */
  readonly step: number;
  /** Time until the newest picture is on show, in milliseconds. */
  readonly left: number;
  /** Time that all of the training takes at least, in milliseconds. */
  readonly total: number;
}

export const newestPicture: Playback = { kind: 'newest' };

/** Smallest time that the training of the first run takes on screen, in milliseconds, and that of those after it. */
const leastTime = { first: 2500, later: 1000 };

/** A slow machine shows the pictures over a longer time, rather than fewer of them: 25 at least of a first run. */
const longestTick = 100;

/** Smallest time between two pictures, in milliseconds. */
const pictureInterval = 40;

/** Time between two pictures that the user plays at the usual speed, in milliseconds. */
const playInterval = 80;

/** The start of a run, to be followed. */
export function catchUp(isFirst: boolean): CatchingUp {
  const total = isFirst ? leastTime.first : leastTime.later;
  return { kind: 'catchingUp', step: 0, left: total, total };
}

/** Index of the picture on show; −1 if none. */
export function shownIndex(frames: readonly RunFrame[], playback: Playback): number {
  return playback.kind === 'newest' ? frames.length - 1 : frameIndexAt(frames, playback.step);
}

/** Time until the next picture is due, in milliseconds; null if nothing moves. */
export function waitOf(playback: Playback, frames: readonly RunFrame[], speed: number): number | null {
  switch (playback.kind) {
    case 'newest':
    case 'held':
      return null;
    case 'playing':
      return Math.max(pictureInterval, playInterval / speed);
    case 'catchingUp':
      return frames.length === 0 ? null : pictureInterval;
  }
}

export interface PlayOptions {
  /** As a multiple of the usual speed. */
  readonly speed: number;
  /** Whether the first picture follows the newest. */
  readonly loops: boolean;
}

/** What is on show after another `elapsed` milliseconds. */
export function advance(playback: Playback, run: RunView, elapsed: number, options: PlayOptions): Playback {
  switch (playback.kind) {
    case 'newest':
    case 'held':
      return playback;
    case 'playing':
      return playOn(
        playback.step,
        run.frames,
        Math.max(1, Math.round((elapsed * options.speed) / playInterval)),
        options,
      );
    case 'catchingUp':
      return catchUpOn(playback, run, Math.min(elapsed, longestTick));
  }
}

/** Playing from the newest picture starts over at the first. */
export function play(playback: Playback, frames: readonly RunFrame[]): Playback {
  const index = shownIndex(frames, playback);
  const from = frames.at(index === frames.length - 1 ? 0 : index);
  return from === undefined ? playback : { kind: 'playing', step: from.step };
}

/** The picture on show stays. */
export function hold(playback: Playback, frames: readonly RunFrame[]): Playback {
  return pictureAt(frames, shownIndex(frames, playback));
}

/** The picture at an index; the newest one moves on with the training. */
export function pictureAt(frames: readonly RunFrame[], index: number): Playback {
  return index >= frames.length - 1 ? newestPicture : { kind: 'held', step: frames[Math.max(0, index)].step };
}

/** After the newest picture a replay that loops starts over at the first; one that does not ends there. */
function playOn(step: number, frames: readonly RunFrame[], by: number, { loops }: PlayOptions): Playback {
  const current = frameIndexAt(frames, step);
  const last = frames.length - 1;
  if (!loops && current + by >= last) return newestPicture;
  const next = current === last ? 0 : Math.min(last, current + by);
  return { kind: 'playing', step: frames[next].step };
}

/** Early steps change the picture most, so the way is even in the square root of the step. */
function catchUpOn(playback: CatchingUp, run: RunView, elapsed: number): Playback {
  const newest = run.frames.at(-1);
  if (newest === undefined) return playback;
  if (elapsed >= playback.left) return newestPicture;
  const isOver = run.finished !== null || run.failed;
  const end = Math.sqrt(isOver ? newest.step : plannedSteps(run.started.run));
  const root = Math.sqrt(playback.step);
  const next = root + ((end - root) * elapsed) / playback.left;
  return { ...playback, step: Math.min(next ** 2, newest.step), left: playback.left - elapsed };
}

/** How many times slower a run that is over is being replayed by itself than it was trained; null if it is not. */
export function slownessOf(playback: Playback, run: RunView): number | null {
  if (playback.kind !== 'catchingUp' || run.finished === null) return null;
  if (shownIndex(run.frames, playback) === run.frames.length - 1) return null;
  const { seconds } = run.finished.result;
  // Nothing was trained here of a model from elsewhere.
  return seconds > 0 ? playback.total / (1000 * seconds) : null;
}
