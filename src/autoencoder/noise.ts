import { createRandomSource, type RandomState } from '../random/random.js';

/** What noise is for; each use has a stream of its own. */
const uses = ['denoising', 'variational'] as const;
export type NoiseUse = (typeof uses)[number];

/** A stream of noise. */
export interface Noise {
  /** Writes `rows` rows of `columns` numbers, each row `stride` numbers after the one before. */
  readonly fill: (target: Float32Array, rows: number, columns: number, stride: number) => void;
  state(): RandomState;
  restore(state: RandomState): void;
}

/**
 * Normal noise of mean 0, which follows from the seed. Numbers are drawn in the order of the steps, the points of a
 * mini-batch, and the coordinates of a point, and rounded to single precision after they are scaled: all engines add the
 * same numbers.
 */
export function createNoise(seed: number, use: NoiseUse, standardDeviation: number): Noise {
  const source = createRandomSource(seed, 'noise', uses.indexOf(use));
  return {
    fill: (target, rows, columns, stride) => {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++)
          target[row * stride + column] = source.random.normal(0, standardDeviation);
      }
    },
    state: () => source.state(),
    restore: (state) => source.restore(state),
  };
}
