import type { RunFinished, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import type { RunDescription } from '../../../src/protocol/description.js';
import { nothingMeasured } from '../../../src/run/measures/index.js';

/** A description of a run on points of the plane with a latent plane. */
export const description = {
  name: 'plane',
  file: 'plane.dataset.ts',
  hash: '00',
  engine: 'wasm',
  threads: 1,
  seed: 0,
  fileSeed: 0,
  manifold: {
    name: 'plane',
    ambientDimension: 2,
    intrinsicDimension: null,
    coordinates: [
      { name: 'x', unit: '' },
      { name: 'y', unit: '' },
    ],
    chart: null,
    bettiNumbers: null,
    embeddingDimension: null,
  },
  signals: [],
  observables: [],
  bumpHunt: null,
  samples: { train: 100, test: 50 },
  autoencoder: {
    widths: [2, 8, 2, 8, 2],
    latent: { kind: 'euclidean', dimension: 2 },
    activation: 'tanh',
    initialization: 'glorotUniform',
    variational: null,
    parameters: 84,
    standardization: null,
  },
  training: {
    optimizer: { kind: 'sgd', learningRate: 0.1, weightDecay: 0, momentum: 0 },
    schedule: { kind: 'constant' },
    gradientClipping: null,
    denoising: null,
    topological: null,
    batchSize: 10,
    steps: 100,
    stepsPerEpoch: 10,
    validation: null,
    warmStart: false,
  },
  versions: {},
} as const satisfies RunDescription;

/** The start of a run that shows so many points. */
export const startedOf = (count: number, run: RunDescription = description): RunStarted => ({
  kind: 'started',
  run,
  display: { count, points: new Float32Array(2 * count), chart: null, observables: [] },
  signals: [],
  errorMaps: [],
  indicatrices: null,
});

/** A frame in which the code and the reconstruction of point i are (step, i), and ρ is i. */
export function frameOf(step: number, count: number): RunFrame {
  const codes = Float32Array.from({ length: 2 * count }, (_, k) => (k % 2 === 0 ? step : (k - 1) / 2));
  return {
    kind: 'frame',
    step,
    codes,
    reconstruction: codes,
    error: Float32Array.from({ length: count }, (_, i) => i),
    errorMaps: [],
    mapCodes: [],
    indicatrices: new Float32Array(0),
    injectivity: null,
    signals: [],
    sup: count - 1,
  };
}

const {
  nearestLandmarks,
  sampleStatements: statements,
  sampleSuggestions: suggestions,
  ...noneMeasured
} = nothingMeasured;

/** The end of a run in which nothing was measured. */
export const finishedOf = ({ steps, seconds }: { readonly steps: number; readonly seconds: number }): RunFinished => ({
  kind: 'finished',
  reason: steps < description.training.steps ? 'early' : 'completed',
  result: {
    name: description.name,
    file: description.file,
    engine: description.engine,
    seed: description.seed,
    steps,
    seconds,
    stepsPerSecond: steps / seconds,
    parameters: description.autoencoder.parameters,
    loss: { train: null, test: 0 },
    validation: null,
    error: { count: 50, sup: 0, mean: 0, median: 0, q90: 0, q99: 0, q999: 0 },
    supParameters: null,
    latent: description.autoencoder.latent,
    signals: [],
    theory: null,
    statements,
    suggestions,
    ...noneMeasured,
  },
  nearestLandmarks,
});
