import type { Evaluation, Model } from './model.js';
import type { Samples } from './samples.js';

/** What the network makes of the samples that nothing was trained on; signals in the order of the samples. */
export interface SampleEvaluations {
  readonly test: Evaluation;
  readonly signals: readonly Evaluation[];
  /** Of the background to hunt a bump in. */
  readonly hunted: Evaluation;
}

/** Sends the samples through the network as it is now. */
export function evaluateSamples(model: Model, { test, signals, hunted }: Samples): SampleEvaluations {
  const ofTest = model.evaluate(test.points);
  return {
    test: ofTest,
    signals: signals.map(({ sample }) => model.evaluate(sample.points)),
    hunted: hunted === null ? ofTest : model.evaluate(hunted.points),
  };
}
