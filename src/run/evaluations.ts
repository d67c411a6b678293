import type { Evaluation, Model } from './model.js';
import type { Samples } from './samples.js';

/** What the network makes of the test sample and of each signal, in the order of the samples. */
export interface SampleEvaluations {
  readonly test: Evaluation;
  readonly signals: readonly Evaluation[];
}

/** Sends the test sample and the signals through the network as it is now. */
export function evaluateSamples(model: Model, { test, signals }: Samples): SampleEvaluations {
  return {
    test: model.evaluate(test.points),
    signals: signals.map(({ sample }) => model.evaluate(sample.points)),
  };
}
