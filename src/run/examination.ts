import type { DatasetDefinition } from '../dataset/definition.js';
import type { ModelSource } from '../dataset/model.js';
import { createAutoencoder, type ExaminedAutoencoder } from '../model/autoencoder.js';
import type { Graph } from '../model/graph.js';
import { ModelError } from '../model/model-error.js';
import type { RunDescription, StandardizationDescription } from '../protocol/description.js';
import type { RunEvent, RunStarted } from '../protocol/events.js';
import type { MeasureName } from '../protocol/panel.js';
import { declaredStatements } from '../statements/declared.js';
import { conclude } from './conclude.js';
import { describeDataset, fileSeed, type RunSource } from './describe.js';
import type { SampleEvaluations } from './evaluations.js';
import {
  codeGeometry,
  declaredLatent,
  examinedDecoder,
  examinedModel,
  examinedNetwork,
  isOurs,
} from './examined-network.js';
import { createFrameMaker } from './frame.js';
import { SamplingError, type Guard } from './guard.js';
import { createInjectivityMeter } from './injectivity-meter.js';
import { meanSquaredError } from './loss.js';
import type { Model } from './model.js';
import { createPicture, type Picture } from './picture.js';
import { collectSamples, type Samples } from './samples.js';
import { toNetworkFloat64 } from './standardization.js';
import type { ReadTable } from './table-behind.js';

/** A model as it was read, with its name in errors. */
export interface ReadModel {
  readonly graph: Graph;
  /** Name of the tensor between encoder and decoder, where they are two files; else null. */
  readonly between: string | null;
}

/** What an examination is made from. */
export interface ExaminationOptions {
  readonly definition: DatasetDefinition;
  readonly source: RunSource;
  /** A seed instead of the file's; null for the file's. */
  readonly seed: number | null;
  /** How often the files of the model had changed since it was first examined: the step of its picture. */
  readonly version: number;
  readonly guard: Guard;
  readonly readTable: ReadTable;
  /** @throws ModelError */
  readonly readModel: (source: ModelSource) => Promise<ReadModel>;
  readonly emit: (event: RunEvent) => void;
}

/** Points on which a model is tried before all of them are sent through it. */
const trialPoints = 5;

/** Everything that follows from a model and the samples. */
interface Examined {
  readonly autoencoder: ExaminedAutoencoder;
  readonly model: Model;
  readonly description: RunDescription;
}

/** A model that was trained elsewhere, from its samples to its result; nothing is trained. */
export class Examination {
  /** Whether somebody is watching. */
  live = false;
  /** There is nothing to train. */
  readonly isComplete = true;

  /**
   * Draws the samples, reads the model and emits the first events.
   * @throws SamplingError, or whatever the dataset file throws.
   */
  static async start(options: ExaminationOptions): Promise<Examination> {
    const { definition, guard, emit } = options;
    const { model: source } = definition;
    if (source === undefined)
      throw new SamplingError(
        'model',
        "model: expected a model to examine, such as onnx('autoencoder.onnx'), got none",
      );
    const seed = options.seed ?? fileSeed(definition);
    const samples = await collectSamples(definition, seed, guard, options.readTable);
    const examined = await examine(source, samples, options, seed);
    const picture = createPicture(definition, samples, guard);
    const started: RunStarted = { kind: 'started', run: examined.description, ...picture.started };
    emit(started);
    for (const message of samples.warnings) emit({ kind: 'warning', message });
    return new Examination(options, samples, picture, started, examined);
  }

  private constructor(
    readonly options: ExaminationOptions,
    readonly samples: Samples,
    private readonly picture: Picture,
    private readonly started: RunStarted,
    private readonly examined: Examined,
  ) {}

  get description(): RunDescription {
    return this.started.run;
  }

  get step(): number {
    return this.options.version;
  }

  get model(): Model {
    return this.examined.model;
  }

  /** A model from elsewhere is no start of a training. */
  parameters(): null {
    return null;
  }

  /** The picture, the full analysis and the result, as `conclude` has them. */
  *finishing(
    isWanted: () => boolean,
    tell: (measure: MeasureName) => void = () => undefined,
  ): Generator<void, SampleEvaluations> {
    const { definition, guard, emit } = this.options;
    const { autoencoder, model, description } = this.examined;
    const { samples, picture, started } = this;
    const { latent, standardization } = description.autoencoder;
    const dimension = samples.test.dimension;
    const injectivityOf = createInjectivityMeter(picture.points.errorMaps, definition.manifold, dimension, latent);
    const makeFrame = createFrameMaker(
      picture.points,
      { axesOf: picture.axesOf, injectivityOf },
      model,
      dimension,
      started.projection ?? null,
    );
    const frame = makeFrame(this.step);
    if (!Number.isFinite(frame.sup))
      throw new SamplingError(
        'model',
        `model: expected finite numbers, got ${frame.sup} for some points of the data. Does the model expect standardised data? Then say so: onnx(…, { standardized: { mean, scale } }).`,
      );
    emit(frame);
    const network = examinedNetwork(autoencoder, dimension, latent, standardization, model);
    return yield* conclude(
      {
        definition,
        description,
        samples,
        network,
        declared: { ...declaredStatements(definition.manifold, network.shape), suggestions: [] },
        shown: started.display.count,
        guard,
        emit,
        step: this.step,
        reason: 'completed',
        figures: () => ({
          steps: this.step,
          seconds: 0,
          trainLoss: null,
          testLoss: meanSquaredError(model, samples.test, standardization),
          validation: null,
        }),
        decoder: examinedDecoder(autoencoder),
      },
      isWanted,
      tell,
    );
  }
}

/** @throws SamplingError where the model cannot be used on these samples. */
async function examine(
  source: ModelSource,
  samples: Samples,
  options: ExaminationOptions,
  seed: number,
): Promise<Examined> {
  const { test } = samples;
  const { dimension } = test;
  const standardization = standardizationOf(source, dimension);
  const points = toNetworkFloat64(test.points.slice(0, trialPoints * dimension), standardization);
  const [read, autoencoder] = await inModel(source, async () => {
    const read = await options.readModel(source);
    return [
      read,
      options.guard('model', () =>
        createAutoencoder(read.graph, read.between ?? source.latent ?? codeOf(read.graph), points, dimension),
      ),
    ] as const;
  });
  const model = examinedModel(autoencoder, dimension, standardization);
  const codes = await inModel(source, () => Promise.resolve(options.guard('model', () => model.encode(test.points))));
  const geometry = codeGeometry(autoencoder, codes, declaredLatent(read.graph));
  return {
    autoencoder,
    model,
    description: describeExamination(options, samples, source, read, autoencoder, geometry, standardization, seed),
  };
}

/** The code of a model that was exported here, which has that name; null of any other. */
function codeOf({ producer, nodes }: Graph): string | null {
  return isOurs(producer) && nodes.some(({ name }) => name === 'code') ? 'code' : null;
}

async function inModel<T>(source: ModelSource, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new SamplingError('model', `model: cannot use ${source.paths.join(' and ')}: ${error.message}`, {
      cause: error,
    });
  }
}

function standardizationOf({ standardized }: ModelSource, dimension: number): StandardizationDescription | null {
  if (standardized === null) return null;
  if (standardized.mean.length === dimension) return standardized;
  throw new SamplingError(
    'model',
    `model: expected \`standardized\` with ${dimension} means and scales, one for each column, got ${standardized.mean.length}`,
  );
}

function describeExamination(
  { definition, source: program, version }: ExaminationOptions,
  samples: Samples,
  source: ModelSource,
  { graph, between }: ReadModel,
  autoencoder: ExaminedAutoencoder,
  { latent, note }: ReturnType<typeof codeGeometry>,
  standardization: StandardizationDescription | null,
  seed: number,
): RunDescription {
  const { latent: found, jump } = autoencoder;
  const place = between === null ? `the tensor ${found.tensor}` : 'what the encoder gives to the decoder';
  const why =
    between === null ? (found.isNamed ? ', as the dataset file says' : ', the narrowest that every path passes') : '';
  return {
    ...describeDataset(definition, samples, program),
    engine: 'graph',
    threads: 1,
    seed,
    autoencoder: {
      widths: autoencoder.widths,
      latent,
      activation: null,
      initialization: null,
      variational: null,
      parameters: autoencoder.parameters,
      standardization,
    },
    training: null,
    examined: {
      files: source.paths,
      version,
      producer: graph.producer,
      latent: { tensor: found.tensor, isNamed: found.isNamed, layer: found.layer },
      operators: autoencoder.operators,
      jump,
    },
    choices: [
      `codes are ${place}, ${autoencoder.codeSize} wide${why}`,
      note,
      ...(jump === null ? [] : [`no theorem is claimed where ${jump}`]),
    ],
    versions: { 'latent-atlas': program.version },
  };
}
