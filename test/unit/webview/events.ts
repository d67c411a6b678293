// A small run of three points, for tests of what the panel makes of events.
import type { Quantity } from '../../../src/protocol/description.js';
import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';

export interface StartedOptions {
  /** Two of them. */
  readonly coordinates?: readonly Quantity[];
  /** Name of an observable without a unit. */
  readonly observable?: string;
}

/** The start of a run of a curve in the plane with one latent dimension. */
export function startedOf({ coordinates = [{ name: 'x', unit: '' }, { name: 'y', unit: '' }], observable }: StartedOptions): RunStarted {
  return {
    kind: 'started',
    run: {
      name: 'Three points!',
      file: 'three.dataset.ts',
      hash: '',
      engine: 'wasm',
      threads: 1,
      seed: 0,
      fileSeed: 0,
      manifold: {
        name: 'curve',
        ambientDimension: 2,
        intrinsicDimension: 1,
        coordinates,
        chart: { parameters: [{ name: 'θ', unit: 'rad' }], domain: [[0, 1]], periodic: [false] },
        bettiNumbers: null,
        embeddingDimension: null,
      },
      signals: [],
      observables: observable === undefined ? [] : [{ name: observable, unit: '' }],
      bumpHunt: null,
      samples: { train: 3, test: 3 },
      autoencoder: {
        widths: [2, 1, 2],
        latent: { kind: 'euclidean', dimension: 1 },
        activation: 'tanh',
        initialization: 'glorotUniform',
        variational: null,
        parameters: 7,
        standardization: null,
      },
      training: {
        optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0, weightDecay: 0 },
        schedule: { kind: 'constant' },
        gradientClipping: null,
        denoising: null,
        topological: null,
        batchSize: 3,
        steps: 200,
        stepsPerEpoch: 1,
        validation: null,
        warmStart: false,
      },
      versions: {},
    },
    display: {
      count: 3,
      points: Float32Array.of(0.1, 1e-7, -0.3333333, 1 / 3, 123456.789, -2e20),
      chart: Float32Array.of(0, 0.5, 0.7),
      observables: observable === undefined ? [] : [Float32Array.of(1, 2, 3.1)],
    },
    signals: [],
    errorMaps: [],
    indicatrices: null,
  };
}

/** A picture of it, with these ρ. */
export function frameOf(step: number, error: readonly number[]): RunFrame {
  return {
    kind: 'frame',
    step,
    codes: Float32Array.of(0.11, 0.22, 0.33),
    reconstruction: Float32Array.of(1, 2, 3, 4, 5.5, 6.6),
    error: Float32Array.from(error),
    errorMaps: [],
    mapCodes: [],
    indicatrices: new Float32Array(0),
    injectivity: null,
    signals: [],
    sup: Math.max(...error),
  };
}
