// A small run of three points, for tests of what the panel makes of events.
import type { Quantity } from '../../../src/protocol/description.js';
import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { description, frameOf as planeFrame } from './run-events.js';

export interface StartedOptions {
  /** Two of them. */
  readonly coordinates?: readonly Quantity[];
  /** Name of an observable without a unit. */
  readonly observable?: string;
}

/** The start of a run of a curve in the plane with one latent dimension. */
export function startedOf({
  coordinates = [
    { name: 'x', unit: '' },
    { name: 'y', unit: '' },
  ],
  observable,
}: StartedOptions): RunStarted {
  return {
    kind: 'started',
    run: {
      ...description,
      name: 'Three points!',
      file: 'three.dataset.ts',
      hash: '',
      manifold: {
        ...description.manifold,
        name: 'curve',
        intrinsicDimension: 1,
        coordinates,
        chart: { parameters: [{ name: 'θ', unit: 'rad' }], domain: [[0, 1]], periodic: [false] },
      },
      observables: observable === undefined ? [] : [{ name: observable, unit: '' }],
      samples: { train: 3, test: 3 },
      autoencoder: {
        ...description.autoencoder,
        widths: [2, 1, 2],
        latent: { kind: 'euclidean', dimension: 1 },
        parameters: 7,
      },
      training: { ...description.training, batchSize: 3, steps: 200, stepsPerEpoch: 1 },
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
    ...planeFrame(step, 3),
    codes: Float32Array.of(0.11, 0.22, 0.33),
    reconstruction: Float32Array.of(1, 2, 3, 4, 5.5, 6.6),
    error: Float32Array.from(error),
    sup: Math.max(...error),
  };
}
