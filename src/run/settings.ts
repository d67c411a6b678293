import type { Architecture } from '../autoencoder/architecture.js';
import { stepsPerEpoch } from '../autoencoder/batches.js';
import type { TrainingTask } from '../autoencoder/engine.js';
import { resolveOptimizer } from '../autoencoder/optimizer.js';
import type { DatasetDefinition, TrainingOptions } from '../dataset/definition.js';
import { isTable } from '../dataset/draw.js';
import { euclidean } from '../dataset/latent.js';
import type { ValidationDescription } from '../protocol/description.js';
import { formatCount } from '../protocol/format.js';
import { SamplingError } from './guard.js';
import { tableBatchSize, tableHidden, tableSteps } from './table-defaults.js';

/** What a definition says of the network and its training, every default filled in. */
export interface RunSettings {
  readonly architecture: Architecture;
  readonly training: Omit<TrainingTask, 'architecture' | 'points'>;
  readonly stepsPerEpoch: number;
  /** What was chosen for measured data where the definition does not say, each with the reason. */
  readonly choices: readonly string[];
  readonly standardize: boolean | 'auto';
  /** Null if there is no validation sample. */
  readonly validation: ValidationDescription | null;
}

const defaultBatchSize = 64;
const defaultEpochs = 20;
const defaultPatience = 10;
/** Columns up to which a table has the hidden layers of written-down manifolds. */
const usualColumns = 16;
/** Fewest rows of a table of which some are held back without being asked. */
const fewestToValidate = 100;

/**
 * Whether some of the training sample validates though the definition does not ask for it: of measured data, where the
 * definition states neither the size of the training sample nor how long to train.
 */
export function validatesByDefault({ manifold, samples, training = {} }: DatasetDefinition): boolean {
  const { steps, epochs, validation, earlyStopping, keepBest } = training;
  const isStated = [steps, epochs, validation, earlyStopping, keepBest, samples?.train].some((x) => x !== undefined);
  return isTable(manifold) && !isStated;
}

/** Whether this many rows are enough for that. */
export const canValidate = (rows: number): boolean => rows >= fewestToValidate;

const statedOr = (epochs: number | undefined, epochSteps: number, chosen: number | undefined): number =>
  epochs === undefined ? (chosen ?? defaultEpochs * epochSteps) : epochs * epochSteps;

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
  const ofTable = isTable(manifold);
  const width = dimension <= 2 ? 32 : 64;
  const wide = ofTable && dimension > usualColumns ? tableHidden(dimension) : null;
  if (training.batchSize !== undefined && training.batchSize > rows.train) {
    throw new SamplingError(
      'training.batchSize',
      `training.batchSize: expected at most ${rows.train}, the size of the training sample, got ${training.batchSize}`,
    );
  }
  const ofRows = ofTable ? tableBatchSize(rows.train) : null;
  const batchSize = training.batchSize ?? ofRows?.value ?? Math.min(defaultBatchSize, rows.train);
  const epochSteps = stepsPerEpoch(rows.train, batchSize);
  const architecture: Architecture = {
    ambientDimension: dimension,
    hidden: autoencoder.hidden ?? wide?.value ?? [width, width],
    latent: autoencoder.latent ?? euclidean(manifold.intrinsicDimension ?? Math.min(2, dimension)),
    activation: autoencoder.activation ?? 'tanh',
    initialization: autoencoder.initialization ?? 'glorotUniform',
    variational: autoencoder.variational ?? null,
  };
  const ofSize = ofTable ? tableSteps(architecture, rows.train, batchSize) : null;
  const isGiven = training.steps !== undefined || training.epochs !== undefined || overrides.steps !== null;
  const choices = [
    autoencoder.hidden === undefined && wide !== null
      ? `hidden layers of ${wide.value.join(' and ')}: ${wide.reason}`
      : null,
    training.batchSize === undefined && ofRows !== null ? `batches of ${batchSize}: ${ofRows.reason}` : null,
    !isGiven && ofSize !== null ? `${formatCount(ofSize.value)} steps: ${ofSize.reason}` : null,
    validatesByDefault(definition) && rows.validation > 0
      ? `${formatCount(rows.validation)} rows are held back to validate: they show when the network begins to overfit`
      : null,
  ].filter((choice) => choice !== null);
  return {
    architecture,
    choices,
    training: {
      optimizer: resolveOptimizer(training.optimizer ?? { kind: 'adam' }),
      schedule: training.schedule ?? { kind: 'cosine' },
      gradientClipping: training.gradientClipping ?? null,
      denoising: training.denoising ?? null,
      topological: training.topological ?? null,
      batchSize,
      steps: overrides.steps ?? training.steps ?? statedOr(training.epochs, epochSteps, ofSize?.value),
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
