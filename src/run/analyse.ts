import { measureDetection } from '../analysis/anomaly.js';
import { summarizeErrors } from '../analysis/error.js';
import { largeErrorOf } from '../analysis/large-error.js';
import { refineSup } from '../analysis/refine-sup.js';
import type { Manifold } from '../dataset/manifold.js';
import type { RunAnalysis } from '../protocol/events.js';
import { createRandom } from '../random/random.js';
import type { Declared } from '../statements/declared.js';
import type { SampleEvaluations } from './evaluations.js';
import type { Model } from './model.js';
import type { Samples } from './samples.js';

/**
 * The numbers over the whole test sample and the signals.
 * @param evaluations of the samples, by the model as it is now.
 * @param declared what follows from the declaration of the manifold.
 * @param refine whether sup ρ is searched for on the chart beyond the sample, and its place told.
 */
export function analyse(
  step: number,
  model: Model,
  samples: Samples,
  evaluations: SampleEvaluations,
  manifold: Manifold,
  declared: Declared,
  refine: { readonly seed: number } | null,
): RunAnalysis {
  const { test, signals } = samples;
  const { error } = evaluations.test;
  const { chart } = manifold;
  const refined =
    refine !== null && chart !== null && test.parameters !== null
      ? refineSup(
          chart,
          test.parameters,
          error,
          (points) => model.evaluate(points).error,
          createRandom(refine.seed, 'search'),
        )
      : null;
  const large = largeErrorOf(declared.theory, test.points, test.dimension);
  return {
    kind: 'analysis',
    step,
    error: summarizeErrors(error, large, refined?.value, test.weights),
    supParameters: refined?.parameters ?? null,
    signals: signals.map(({ name, sample }, index) => {
      const signalError = evaluations.signals[index].error;
      return {
        name,
        count: sample.count,
        ...measureDetection(error, signalError, { background: test.weights, signal: sample.weights }),
        error: summarizeErrors(signalError, large, 0, sample.weights),
      };
    }),
    ...declared,
  };
}
