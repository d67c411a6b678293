import type { DisplaySample, RunFrame, RunStarted, SampleFrame } from '../../../src/protocol/events.js';
import type { ColorBy } from '../../state/view-settings.js';

/** A sample whose points are on show. */
export interface ShownSample {
  readonly name: string;
  readonly sample: DisplaySample;
  readonly part: SampleFrame;
}

/** The test sample, the training sample where the points are coloured by split, and each signal. */
export function shownSamples(
  { run, display, train, signals }: RunStarted,
  frame: RunFrame,
  by: ColorBy,
): ShownSample[] {
  return [
    { name: 'test', sample: display, part: frame },
    ...(by.kind === 'split' && train !== undefined && frame.train !== undefined
      ? [{ name: 'train', sample: train, part: frame.train }]
      : []),
    ...signals.map((sample, k) => ({ name: run.signals[k], sample, part: frame.signals[k] })),
  ];
}
