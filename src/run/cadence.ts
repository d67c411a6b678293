/** Points of the loss curve in a whole run. */
const progressPoints = 500;
/** Frames that the record of a whole run has, or fewer if they would take too many bytes or too much time. */
const recordedFrames = 60;
const recordedBytes = 16 * 2 ** 20;
/** Numbers that may go through the network for the frames: this share of those of the training, within these limits. */
const recordedShare = 0.15;
const recordedNumbers = { least: 20_000_000, most: 50_000_000 };
const leastFrames = 4;
/** Analyses of the whole test sample. */
const analyses = 10;

/** At which steps a run reports; it depends only on the number of steps, so that runs can be compared. */
export interface Cadence {
  /** Steps between two progress events. */
  readonly interval: number;
  /** Whether the record has a frame after `step` steps. */
  readonly isFrame: (step: number) => boolean;
  /** Whether the loss on the test sample is measured after `step` steps. */
  readonly isTested: (step: number) => boolean;
  /** Whether the whole test sample is analysed after `step` steps. */
  readonly isAnalysis: (step: number) => boolean;
}

/** What one frame costs. */
export interface FrameCost {
  readonly bytes: number;
  /** Coordinates of all points that go through the network. */
  readonly numbers: number;
}

/**
 * Reports at even steps; frames are closer together at the start, where the picture changes fastest.
 * @param trained coordinates that go through the network in the whole training, forwards or backwards.
 */
export function createCadence(steps: number, frame: FrameCost, trained: number): Cadence {
  const interval = Math.max(1, Math.ceil(steps / progressPoints));
  const intervals = Math.ceil(steps / interval);
  const spread = (count: number): Set<number> =>
    new Set(
      Array.from({ length: count + 1 }, (_, index) =>
        Math.min(steps, interval * Math.round(intervals * (index / count) ** 1.7)),
      ),
    );
  const { least, most } = recordedNumbers;
  const numbers = Math.min(most, Math.max(least, recordedShare * trained));
  const affordable = Math.max(leastFrames, Math.floor(Math.min(recordedBytes / frame.bytes, numbers / frame.numbers)));
  const testSteps = spread(recordedFrames);
  const frameSteps = spread(Math.min(recordedFrames, affordable));
  const analysisSteps = spread(analyses);
  return {
    interval,
    isFrame: (step) => frameSteps.has(step),
    isTested: (step) => testSteps.has(step),
    isAnalysis: (step) => analysisSteps.has(step),
  };
}

/** When a frame beside the recorded ones may be made for somebody who looks. */
export interface LiveGovernor {
  isDue(now: number): boolean;
  /** A frame was made between two times, in milliseconds. */
  made(from: number, to: number): void;
}

/**
 * Smallest time between two live frames, in milliseconds: a panel that draws them without a GPU takes most of it for
 * each.
 */
const liveInterval = 60;
/** Time between frames, in units of what the last one cost: frames take less than a tenth of the time. */
const costFactor = 11;

export function createLiveGovernor(): LiveGovernor {
  let next = 0;
  return {
    isDue: (now) => now >= next,
    made: (from, to) => {
      next = to + Math.max(liveInterval, costFactor * (to - from));
    },
  };
}
