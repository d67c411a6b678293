import type { DatasetDefinition } from '../../dataset/definition.js';
import type { RunDescription } from '../../protocol/description.js';
import type { RunFinished } from '../../protocol/events.js';
import type { RunResult } from '../../protocol/result.js';
import type { LatentSuggestion, Statement } from '../../protocol/statement.js';
import type { SampleEvaluations } from '../evaluations.js';
import type { Guard } from '../guard.js';
import type { Network } from '../network.js';
import type { Samples } from '../samples.js';

/** A network with all that it is measured on. */
export interface TrainedRun extends Network {
  readonly definition: DatasetDefinition;
  readonly description: RunDescription;
  readonly samples: Samples;
  /** Of the samples. */
  readonly evaluations: SampleEvaluations;
  /** How many of the first test points are drawn. */
  readonly shown: number;
  readonly guard: Guard;
}

/** What the training sample alone proves, and latent spaces to try where that is much. */
export interface SampleStatements {
  readonly sampleStatements: readonly Statement[];
  readonly sampleSuggestions: readonly LatentSuggestion[];
  /** Where the sample has more holes than the manifold declares, in words. */
  readonly sampleWarnings: readonly string[];
}

/** What is known when a run is over: its result, what the event that ends it says besides, and what the sample proves. */
export type RunEnd = RunResult & Required<Pick<RunFinished, 'nearestLandmarks'>> & SampleStatements;

/**
 * Measures a trained network, once, at the end of its run.
 * @param isWanted says whether the user still waits; what takes several seconds may ask, and leave its fields at null.
 * @returns the fields of the end that it fills. Where it takes longer than a second, it is a generator that yields where it
 * can pause.
 */
export type Measure<Field extends keyof RunEnd> = (
  trained: TrainedRun,
  isWanted: () => boolean,
) => Pick<RunEnd, Field> | Generator<void, Pick<RunEnd, Field>>;
