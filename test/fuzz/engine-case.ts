import assert from 'node:assert/strict';
import type { Engine, TrainingTask } from '../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../src/autoencoder/optimizer.js';
import { activations, initializations, type Latent, type LearningRateSchedule } from '../../src/autoencoder/options.js';
import { createRandom, type Random } from '../../src/random/random.js';

const steps = 10;

/** A random network, optimiser, sample and batch size, the same for the same number. */
export function randomTask(seed: number): TrainingTask {
  const random = createRandom(seed, 'search');
  // Apart, so that another option leaves the networks and samples as they are.
  const options = createRandom(seed, 'search', 1);
  const dimension = random.integer(1, 12);
  const rows = random.integer(1, 300);
  const scale = random.uniform(0.2, 3);
  const task: TrainingTask = {
    architecture: {
      ambientDimension: dimension,
      hidden: Array.from({ length: random.integer(0, 4) }, () => randomWidth(random)),
      latent: randomLatent(random),
      activation: pick(random, activations),
      initialization: pick(random, initializations),
      variational: null,
    },
    optimizer: resolveOptimizer({
      kind: pick(random, ['adam', 'adamw', 'sgd', 'rmsprop'] as const),
      weightDecay: pick(options, [0, 0.02]),
    }),
    gradientClipping: pick(options, [null, null, { norm: 0.3 }]),
    denoising: pick(options, [null, null, { standardDeviation: 0.2 }]),
    topological: pick(options, [null, null, null, { weight: 0.5 }]),
    schedule: pick<LearningRateSchedule>(random, [
      { kind: 'constant' },
      { kind: 'cosine', final: 0.1 },
      { kind: 'step', every: 3 },
    ]),
    batchSize: random.integer(1, rows),
    steps,
    seed,
    points: Float32Array.from({ length: rows * dimension }, () => random.normal(0, scale)),
  };
  const variational = task.architecture.latent.kind === 'euclidean' ? pick(options, [null, null, { beta: 0.01 }]) : null;
  return { ...task, architecture: { ...task.architecture, variational } };
}

/** Narrow layers more often than wide ones, multiples of 8 as often as other numbers. */
function randomWidth(random: Random): number {
  const width = Math.ceil(120 ** random.uniform());
  return random.uniform() < 0.5 ? width : Math.ceil(width / 8) * 8;
}

function randomLatent(random: Random): Latent {
  const dimension = random.integer(1, 6);
  return pick<Latent>(random, [
    { kind: 'euclidean', dimension },
    { kind: 'sphere', dimension },
    { kind: 'torus', dimension },
    { kind: 'projective', dimension },
    { kind: 'mobius', dimension: 2 },
    { kind: 'klein', dimension: 2 },
    { kind: 'product', factors: [{ kind: 'euclidean', dimension }, { kind: 'sphere', dimension: 2 }, { kind: 'projective', dimension: 2 }], dimension: dimension + 4 },
  ]);
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.integer(0, from.length - 1)];
}

/** Trains a random task on both engines and compares losses, codes and parameters. */
export function checkTask(seed: number, engine: Engine, reference: Engine): void {
  const task = randomTask(seed);
  const { architecture, optimizer, batchSize } = task;
  const { ambientDimension, hidden, latent, activation } = architecture;
  const name =
    `task ${seed}: ${[ambientDimension, ...hidden, latent.dimension].join('-')} ${latent.kind} ${activation}, ${optimizer.kind}, ` +
    `batch ${batchSize} of ${task.points.length / ambientDimension}`;
  const [trainer, other] = [engine.compile(task), reference.compile(task)];
  // On a curved latent space codes divide outputs from which their mean has been taken: of a deep sigmoid network little is left.
  const tolerance = latent.kind === 'euclidean' ? 1e-4 : 1e-3;
  compare(`${name}: codes at the start`, trainer.encode(task.points), other.encode(task.points), tolerance);
  const [losses, expected] = [trainer.trainSteps(steps), other.trainSteps(steps)];
  // Where training diverges, it multiplies what rounding differs by; there only the start can be compared.
  const wild = expected.findIndex((loss) => !(loss < 3 * expected[0]));
  const end = wild < 0 ? steps : wild;
  compare(`${name}: losses`, losses.subarray(0, end), expected.subarray(0, end), 1e-3);
  if (wild < 0) compare(`${name}: loss at the end`, [trainer.loss(task.points)], [other.loss(task.points)], 1e-3);
  assert.equal(trainer.step, steps);
  trainer.dispose();
  other.dispose();
}

/** Differences no larger than `tolerance` times the largest number. */
function compare(what: string, actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  assert.equal(actual.length, expected.length, what);
  const size = Math.max(1e-2, ...Array.from(expected, Math.abs));
  for (let index = 0; index < expected.length; index++) {
    const off = Math.abs(actual[index] - expected[index]);
    assert.ok(off <= tolerance * size, `${what}: expected ${expected[index]}, got ${actual[index]} at ${index}`);
  }
}
