import { createRandom } from '../random/random.js';

/** What noise is for; each use has a stream of its own. */
const uses = ['denoising', 'variational'] as const;
export type NoiseUse = (typeof uses)[number];

/**
 * Normal noise of mean 0, which follows from the seed. Numbers are drawn in the order of the steps, the points of a
 * mini-batch, and the coordinates of a point, and rounded to single precision after they are scaled: all engines add the
 * same numbers.
 * @returns a function that writes `rows` rows of `columns` numbers, each row `stride` numbers after the one before.
 */
export function createNoise(
  seed: number,
  use: NoiseUse,
  standardDeviation: number,
): (target: Float32Array, rows: number, columns: number, stride: number) => void {
  const random = createRandom(seed, 'noise', uses.indexOf(use));
  return (target, rows, columns, stride) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++)
        target[row * stride + column] = random.normal(0, standardDeviation);
    }
  };
}
