import type { Architecture } from '../../src/autoencoder/architecture.js';
import type { TrainingTask } from '../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../src/autoencoder/optimizer.js';
import { createRandom } from '../../src/random/random.js';

/** Points of a normal distribution in D dimensions, rows × D. */
export function normalPoints(rows: number, dimension: number, seed = 1): Float32Array {
  const random = createRandom(seed, 'train');
  return Float32Array.from({ length: rows * dimension }, () => random.normal());
}

export function architectureOf(
  ambientDimension: number,
  hidden: readonly number[],
  dimension: number,
  activation: Architecture['activation'] = 'tanh',
): Architecture {
  const latent = { kind: 'euclidean', dimension } as const;
  return { ambientDimension, hidden, latent, activation, initialization: 'glorotUniform', variational: null };
}

/** A task on normally distributed points: Adam, a constant rate, mini-batches of all points but where changed. */
export function taskOf(
  architecture: Architecture,
  rows: number,
  changes: Partial<TrainingTask<Float32Array>> = {},
): TrainingTask<Float32Array> {
  return {
    architecture,
    optimizer: resolveOptimizer({ kind: 'adam' }),
    schedule: { kind: 'constant' },
    gradientClipping: null,
    denoising: null,
    topological: null,
    batchSize: rows,
    steps: 1000,
    seed: 3,
    points: normalPoints(rows, architecture.ambientDimension),
    ...changes,
  };
}

/** The largest of |a − b|. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, index) => Math.abs(value - b[index])).reduce((most, value) => Math.max(most, value), 0);
}

/** The largest of |a/b − 1|. */
export function largestRatio(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, index) => Math.abs(value / b[index] - 1)).reduce(
    (most, value) => Math.max(most, value),
    0,
  );
}
