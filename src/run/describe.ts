import { layout, widths } from '../autoencoder/architecture.js';
import type { Engine } from '../autoencoder/engine.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import type { Coordinate, Manifold } from '../dataset/manifold.js';
import { subscript } from '../digits.js';
import { namedSignals } from '../dataset/validate.js';
import type {
  ManifoldDescription,
  Quantity,
  RunDescription,
  StandardizationDescription,
} from '../protocol/description.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import { observableQuantities } from './display.js';
import { isShapeEstimated } from './estimated-shape.js';
import type { Samples } from './samples.js';
import { resolveView } from './row-view.js';
import type { RunSettings } from './settings.js';

/** Where a definition comes from. */
export interface RunSource {
  /** The dataset file as the user gave it. */
  readonly file: string;
  /** SHA-256 of its bundle. */
  readonly hash: string;
  /** Of this program. */
  readonly version: string;
  /** Values of a sweep instead of the file's; null for the file as it is. */
  readonly point: SweptPoint | null;
}

/**
 * What is run, as data.
 * @param threads that share a step of the engine.
 * @param warmStart whether it goes on from a network of other data.
 */
export function describeRun(
  definition: DatasetDefinition,
  settings: RunSettings,
  samples: Samples,
  standardization: StandardizationDescription | null,
  engine: Engine,
  threads: number,
  source: RunSource,
  warmStart: boolean,
): RunDescription {
  const { architecture, training } = settings;
  return {
    ...describeDataset(definition, samples, source),
    engine: engine.name,
    threads,
    seed: training.seed,
    autoencoder: {
      widths: widths(architecture),
      latent: architecture.latent,
      activation: architecture.activation,
      initialization: architecture.initialization,
      variational: architecture.variational,
      parameters: layout(architecture).parameters,
      standardization,
    },
    training: {
      optimizer: training.optimizer,
      schedule: training.schedule,
      gradientClipping: training.gradientClipping,
      denoising: training.denoising,
      topological: training.topological,
      batchSize: training.batchSize,
      steps: training.steps,
      stepsPerEpoch: settings.stepsPerEpoch,
      validation: settings.validation,
      warmStart,
    },
    choices: settings.choices,
    versions: { 'latent-atlas': source.version, ...engine.versions },
  };
}

/** What a dataset file and its samples say, whatever network they meet. */
export function describeDataset(definition: DatasetDefinition, samples: Samples, { file, hash, point }: RunSource) {
  return {
    name: definition.name ?? definition.manifold.name,
    file,
    hash,
    fileSeed: fileSeed(definition),
    point,
    manifold: describeManifold(definition.manifold, samples.train.dimension, samples.coordinates),
    view: resolveView(definition.view, samples.rowShape, samples.train.dimension),
    signals: namedSignals(definition.signal).map(([name]) => name),
    observables: observableQuantities(definition),
    bumpHunt: definition.bumpHunt?.observable ?? null,
    samples: { train: samples.trainCount, test: samples.test.count },
  } satisfies Partial<RunDescription>;
}

/** The seed that a dataset file names. */
export function fileSeed(definition: DatasetDefinition): number {
  return definition.training?.seed ?? 0;
}

/**
 * @param dimension D, which only the file knows for some manifolds.
 * @param coordinates their names and units, as the file has them; null where nothing names them.
 */
export function describeManifold(
  manifold: Manifold,
  dimension: number,
  coordinates: readonly Coordinate[] | null = manifold.coordinates,
): ManifoldDescription {
  const { chart, topology } = manifold;
  return {
    name: manifold.name,
    ambientDimension: dimension,
    intrinsicDimension: manifold.intrinsicDimension,
    coordinates: coordinates ?? defaultCoordinates(dimension),
    chart: chart && { parameters: chart.parameters, domain: chart.domain, periodic: chart.periodic },
    bettiNumbers: topology.bettiNumbers ?? null,
    embeddingDimension: topology.embeddingDimension ?? null,
    isEstimated: isShapeEstimated(manifold),
  };
}

function defaultCoordinates(dimension: number): Quantity[] {
  const names = dimension <= 3 ? ['x', 'y', 'z'] : [];
  return Array.from({ length: dimension }, (_, k) => ({ name: names[k] ?? `x${subscript(k + 1)}`, unit: '' }));
}
