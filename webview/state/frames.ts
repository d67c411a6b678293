import type { RunFrame } from '../../src/protocol/events.js';
import { mostCrowded } from '../../src/protocol/thinning.js';

/** Memory that a frame holds, in bytes. */
export function frameBytes(frame: RunFrame): number {
  const arrays = [
    frame.codes,
    frame.reconstruction,
    frame.error,
    ...frame.errorMaps,
    ...frame.mapCodes,
    frame.indicatrices,
    ...[...frame.signals, ...(frame.train === undefined ? [] : [frame.train])].flatMap((sample) => [
      sample.codes,
      sample.reconstruction,
      sample.error,
    ]),
  ];
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}

/**
 * The frames with a newer one at the end (or instead of one of the same step), thinned to the budget: those
 * that stay lie evenly over the run, the first and the newest among them.
 */
export function appendFrame(frames: readonly RunFrame[], frame: RunFrame, budget: number): readonly RunFrame[] {
  const kept = frames.filter((earlier) => earlier.step < frame.step);
  kept.push(frame);
  return thinFrames(kept, budget);
}

/** The frames, thinned as {@link appendFrame} does. */
export function thinFrames(frames: readonly RunFrame[], budget: number): readonly RunFrame[] {
  const kept = [...frames];
  let bytes = kept.reduce((sum, frame) => sum + frameBytes(frame), 0);
  while (bytes > budget && kept.length > 2) {
    const victim = mostCrowded(kept.map(({ step }) => step));
    bytes -= frameBytes(kept[victim]);
    kept.splice(victim, 1);
  }
  return kept;
}

/** Index of the frame shown at a step: the last one that is not after it, or else the first; −1 if none. */
export function frameIndexAt(frames: readonly RunFrame[], step: number | null): number {
  if (step === null) return frames.length - 1;
  let index = Math.min(0, frames.length - 1);
  for (let i = 0; i < frames.length && frames[i].step <= step; i++) index = i;
  return index;
}
