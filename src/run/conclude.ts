import type { DatasetDefinition } from '../dataset/definition.js';
import type { RunDescription } from '../protocol/description.js';
import type { RunEvent, RunFinished } from '../protocol/events.js';
import type { MeasureName } from '../protocol/panel.js';
import type { Declared } from '../statements/declared.js';
import { analyse } from './analyse.js';
import { evaluateSamples, type SampleEvaluations } from './evaluations.js';
import type { Guard } from './guard.js';
import { measureRun } from './measures/index.js';
import type { Network } from './network.js';
import { isViolated, violationWarning } from '../statements/violated.js';
import { createResult, withoutTheorems, type TrainingFigures } from './result.js';
import type { Samples } from './samples.js';

/** A network at its end, with all that it is measured on. */
export interface Conclusion {
  readonly definition: DatasetDefinition;
  readonly description: RunDescription;
  readonly samples: Samples;
  readonly network: Network;
  /** What follows from the declaration of the manifold. */
  readonly declared: Declared;
  /** How many of the first test points are drawn. */
  readonly shown: number;
  readonly guard: Guard;
  readonly emit: (event: RunEvent) => void;
  readonly step: number;
  readonly reason: RunFinished['reason'];
  readonly figures: () => TrainingFigures;
  readonly decoder: RunFinished['decoder'];
}

/**
 * The full analysis and the result, in steps of about a second at most.
 * @param isWanted asked before each measure; where it says no, the rest are left out of the result.
 * @param tell is told of each measure before it is taken.
 * @returns what the network makes of the samples.
 */
export function* conclude(
  { definition, description, samples, network, declared, shown, guard, emit, ...end }: Conclusion,
  isWanted: () => boolean,
  tell: (measure: MeasureName) => void,
): Generator<void, SampleEvaluations> {
  const { model } = network;
  const { seed } = description;
  const evaluations = evaluateSamples(model, samples);
  const analysis = analyse(end.step, model, samples, evaluations, definition.manifold, declared, { seed });
  emit(analysis);
  yield;
  const { nearestLandmarks, sampleStatements, sampleSuggestions, sampleWarnings, ...measured } = yield* measureRun(
    { definition, description, samples, ...network, evaluations, shown, guard },
    isWanted,
    tell,
  );
  for (const message of sampleWarnings) emit({ kind: 'warning', message });
  // Nobody can give a model from elsewhere another latent space here.
  const suggestions = description.examined == null ? sampleSuggestions : [];
  const proven = { sampleStatements, sampleSuggestions: suggestions, sampleWarnings };
  const result = createResult(description, analysis, declared, proven, measured, end.figures());
  // Where the worst point was not sought, the test points tell little.
  const violated =
    measured.certificateSearch === null ? [] : declared.statements.filter((one) => isViolated(one, result.error.sup));
  for (const one of violated) emit({ kind: 'warning', message: violationWarning(one, result.error.sup) });
  emit({
    kind: 'finished',
    reason: end.reason,
    result: violated.length === 0 ? result : withoutTheorems(result, violated),
    nearestLandmarks,
    decoder: end.decoder,
  });
  return evaluations;
}
