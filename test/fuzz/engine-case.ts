import assert from 'node:assert/strict';
import type { Engine, TrainingTask } from '../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../src/autoencoder/optimizer.js';
import { activations, initializations, type Latent, type LearningRateSchedule } from '../../src/autoencoder/options.js';
import { createRandom, type Random } from '../../src/random/random.js';

const steps = 10;

/** A random network, optimiser, sample and batch size, the same for the same number. */
export function randomTask(seed: number): TrainingTask<Float32Array> {
  const random = createRandom(seed, 'search');
  // Apart, so that another option leaves the networks and samples as they are.
  const options = createRandom(seed, 'search', 1);
  const dimension = random.integer(1, 12);
  const rows = random.integer(1, 300);
  const scale = random.uniform(0.2, 3);
  const task: TrainingTask<Float32Array> = {
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
  const variational =
    task.architecture.latent.kind === 'euclidean' ? pick(options, [null, null, { beta: 0.01 }]) : null;
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
    {
      kind: 'product',
      factors: [
        { kind: 'euclidean', dimension },
        { kind: 'sphere', dimension: 2 },
        { kind: 'projective', dimension: 2 },
      ],
      dimension: dimension + 4,
    },
  ]);
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.integer(0, from.length - 1)];
}

/** What an engine makes of a task: codes at the start, losses of the steps, loss at the end. */
interface Outcome {
  readonly codes: Float32Array;
  readonly losses: Float32Array;
  readonly end: number;
}

function outcomeOf(engine: Engine, task: TrainingTask<Float32Array>): Outcome {
  const trainer = engine.compile(task);
  const codes = trainer.encode(task.points);
  const losses = trainer.trainSteps(steps);
  const end = trainer.loss(task.points);
  assert.equal(trainer.step, steps);
  trainer.dispose();
  return { codes, losses, end };
}

/** Trains a random task on both engines and compares codes and losses. */
export function checkTask(seed: number, engine: Engine, reference: Engine): void {
  const task = randomTask(seed);
  const { architecture, optimizer, batchSize } = task;
  const { ambientDimension, hidden, latent, activation } = architecture;
  const name =
    `task ${seed}: ${[ambientDimension, ...hidden, latent.dimension].join('-')} ${latent.kind} ${activation}, ${optimizer.kind}, ` +
    `batch ${batchSize} of ${task.points.length / ambientDimension}`;
  const actual = outcomeOf(engine, task);
  const expected = outcomeOf(reference, task);
  // On a curved latent space codes divide outputs from which their mean has been taken: of a deep sigmoid network
  // little is left.
  const tolerance = latent.kind === 'euclidean' ? 1e-4 : 1e-3;
  // Where training diverges, it multiplies what rounding differs by; there only the start can be compared.
  const wild = expected.losses.findIndex((loss) => !(loss < 3 * expected.losses[0]));
  const last = wild < 0 ? steps : wild;
  const differences = [
    difference('codes at the start', actual.codes, expected.codes, tolerance),
    difference('losses', actual.losses.subarray(0, last), expected.losses.subarray(0, last), 1e-3),
    wild < 0 ? difference('loss at the end', [actual.end], [expected.end], 1e-3) : null,
  ].filter((found) => found !== null);
  if (differences.length === 0) return;
  const sensitivity = sensitivityOf(reference, task, expected);
  for (const { what, off, text } of differences) {
    assert.ok(
      off <= 10 * sensitivity[what],
      `${name}: ${what}: ${text}; one unit in the last place moves it by ${sensitivity[what]}`,
    );
  }
}

type Compared = 'codes at the start' | 'losses' | 'loss at the end';

interface Difference {
  readonly what: Compared;
  readonly off: number;
  readonly text: string;
}

/** The largest difference, where it is larger than `tolerance` times the largest number. */
function difference(
  what: Compared,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): Difference | null {
  assert.equal(actual.length, expected.length, what);
  const size = Math.max(1e-2, ...Array.from(expected, Math.abs));
  let worst: Difference | null = null;
  for (let index = 0; index < expected.length; index++) {
    const off = Math.abs(actual[index] - expected[index]);
    if (off <= tolerance * size || (worst !== null && off <= worst.off)) continue;
    worst = { what, off, text: `expected ${expected[index]}, got ${actual[index]} at ${index}` };
  }
  return worst;
}

/**
 * How far rounding moves the reference: the largest changes where each number of the points is moved by a unit in its
 * last place. A kink, a tie of distances or two equal eigenvalues make a little difference a large one in any engine.
 */
function sensitivityOf(
  reference: Engine,
  task: TrainingTask<Float32Array>,
  expected: Outcome,
): Record<Compared, number> {
  const most = { 'codes at the start': 0, losses: 0, 'loss at the end': 0 };
  for (let trial = 0; trial < 4; trial++) {
    const random = createRandom(task.seed, 'search', 2 + trial);
    const points = task.points.map((x) => x * (1 + (random.uniform() < 0.5 ? -1 : 1) * 2 ** -23));
    const moved = outcomeOf(reference, { ...task, points });
    const greatest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
      Array.from(a, (value, index) => Math.abs(value - b[index])).reduce((x, y) => Math.max(x, y), 0);
    most['codes at the start'] = Math.max(most['codes at the start'], greatest(moved.codes, expected.codes));
    most.losses = Math.max(most.losses, greatest(moved.losses, expected.losses));
    most['loss at the end'] = Math.max(most['loss at the end'], Math.abs(moved.end - expected.end));
  }
  return most;
}
