import type { Architecture } from '../autoencoder/architecture.js';
import { stepsPerEpoch } from '../autoencoder/batches.js';
import type { TrainingTask } from '../autoencoder/engine.js';
import { resolveOptimizer } from '../autoencoder/optimizer.js';
import type { DatasetDefinition, TrainingOptions } from '../dataset/definition.js';
import { euclidean } from '../dataset/latent.js';
import type { ValidationDescription } from '../protocol/description.js';
import { SamplingError } from './guard.js';

/** What a definition says of the network and its training, every default filled in. */
export interface RunSettings {
  readonly architecture: Architecture;
  readonly training: Omit<TrainingTask, 'architecture' | 'points'>;
  readonly stepsPerEpoch: number;
  readonly standardize: boolean | 'auto';
  /** Null if there is no validation sample. */
  readonly validation: ValidationDescription | null;
}

const defaultBatchSize = 64;
const defaultEpochs = 20;
const defaultPatience = 10;

/**
 * @param dimension D of the data.
 * @param rows size of the training sample, and of the validation sample that was taken from it.
 * @param overrides what the user chose outside the file.
 * @throws SamplingError where the batch does not fit the sample.
 */
export function resolveSettings(
  definition: DatasetDefinition,
  dimension: number,
  rows: { readonly train: number; readonly validation: number },
  overrides: { readonly seed: number; readonly steps: number | null },
): RunSettings {
  const { manifold, autoencoder = {}, training = {} } = definition;
  const width = dimension <= 2 ? 32 : 64;
  if (training.batchSize !== undefined && training.batchSize > rows.train) {
    throw new SamplingError(
      'training.batchSize',
      `training.batchSize: expected at most ${rows.train}, the size of the training sample, got ${training.batchSize}`,
    );
  }
  const batchSize = training.batchSize ?? Math.min(defaultBatchSize, rows.train);
  const epochSteps = stepsPerEpoch(rows.train, batchSize);
  return {
    architecture: {
      ambientDimension: dimension,
      hidden: autoencoder.hidden ?? [width, width],
      latent: autoencoder.latent ?? euclidean(manifold.intrinsicDimension ?? Math.min(2, dimension)),
      activation: autoencoder.activation ?? 'tanh',
      initialization: autoencoder.initialization ?? 'glorotUniform',
      variational: autoencoder.variational ?? null,
    },
    training: {
      optimizer: resolveOptimizer(training.optimizer ?? { kind: 'adam' }),
      schedule: training.schedule ?? { kind: 'cosine' },
      gradientClipping: training.gradientClipping ?? null,
      denoising: training.denoising ?? null,
      topological: training.topological ?? null,
      batchSize,
      steps: overrides.steps ?? training.steps ?? (training.epochs ?? defaultEpochs) * epochSteps,
      seed: overrides.seed,
    },
    stepsPerEpoch: epochSteps,
    standardize: autoencoder.standardize ?? 'auto',
    validation: rows.validation === 0 ? null : resolveValidation(training, rows.validation, epochSteps),
  };
}

function resolveValidation(training: TrainingOptions, count: number, epochSteps: number): ValidationDescription {
  const { validation, earlyStopping, keepBest } = training;
  return {
    count,
    every: validation?.every ?? epochSteps,
    earlyStopping:
      earlyStopping === undefined ? null : { patience: defaultPatience, minimumImprovement: 0, ...earlyStopping },
    keepBest: keepBest ?? earlyStopping !== undefined,
  };
}
