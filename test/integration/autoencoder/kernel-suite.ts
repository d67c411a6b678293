import assert from 'node:assert/strict';
import { layout, weightRanges, type Architecture } from '../../../src/autoencoder/architecture.js';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { decodeFloat64, encodeFloat64 } from '../../../src/autoencoder/float64.js';
import { clipGradient, createOptimizer, resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { activations, type GradientClipping, type Latent, type Optimizer } from '../../../src/autoencoder/options.js';
import { learningRateFactor } from '../../../src/autoencoder/schedule.js';
import { checkTask } from '../../fuzz/engine-case.js';
import { loadTfjs } from '../../support/engines.js';
import { architectureOf, largestDifference, largestRatio, normalPoints, taskOf } from '../../support/tasks.js';
import { checkGradient, descent } from './gradient.js';

/**
 * What holds of every kernel, whatever it is written in: gradients, the rules of the optimisers, all latent spaces, parity with
 * tfjs. @param load gives the engine; null where this machine has none, and the tests are left out.
 */
export function itTrainsAsTfjs(load: () => Promise<Engine | null>): void {
  let engine: Engine;
  let tfjs: Engine;
  before(async function () {
    const loaded = await load();
    if (loaded === null) this.skip();
    [engine, tfjs] = [loaded, await loadTfjs()];
  });

  for (const activation of activations) {
    it(`has the gradient of ${activation} right, by central differences in double precision`, () => {
      checkGradient([engine], taskOf(architectureOf(3, [9, 6], 2, activation), 21), 3);
    });
  }

  const shapes: readonly [string, Architecture, number][] = [
    ['one layer each way', architectureOf(5, [], 3), 17],
    ['a batch of 1', architectureOf(3, [8], 1), 1],
    ['widths of 1', architectureOf(1, [1], 1), 5],
    ['widths of 17 and 127', architectureOf(3, [17, 127], 5), 127],
    ['ten layers', architectureOf(4, [12, 8, 5, 3], 2), 33],
    ['widths of 64 and more than one chunk of rows', architectureOf(6, [64], 4), 300],
  ];
  const latents: readonly (readonly [string, Latent])[] = [
    ['the circle', { kind: 'sphere', dimension: 1 }],
    ['S⁵', { kind: 'sphere', dimension: 5 }],
    ['the torus T³', { kind: 'torus', dimension: 3 }],
    ['ℝP¹', { kind: 'projective', dimension: 1 }],
    ['ℝP²', { kind: 'projective', dimension: 2 }],
    ['ℝP⁵', { kind: 'projective', dimension: 5 }],
    ['the Möbius band', { kind: 'mobius', dimension: 2 }],
    ['the Klein bottle', { kind: 'klein', dimension: 2 }],
    [
      'ℝ² × S² × T¹ × ℝP² × Möbius',
      {
        kind: 'product',
        factors: [
          { kind: 'euclidean', dimension: 2 },
          { kind: 'sphere', dimension: 2 },
          { kind: 'torus', dimension: 1 },
          { kind: 'projective', dimension: 2 },
          { kind: 'mobius', dimension: 2 },
        ],
        dimension: 9,
      },
    ],
    [
      'ℝ × Klein',
      {
        kind: 'product',
        factors: [
          { kind: 'euclidean', dimension: 1 },
          { kind: 'klein', dimension: 2 },
        ],
        dimension: 3,
      },
    ],
  ];
  for (const [name, latent] of latents) {
    const architecture: Architecture = { ...architectureOf(5, [12, 7], 1), latent };

    it(`has the gradient right through ${name}, on both engines`, () => {
      checkGradient([engine, tfjs], taskOf(architecture, 100), 3);
    });

    it(`follows tfjs through ${name}, and in double precision`, () => {
      const task = taskOf(architecture, 300, { batchSize: 32 });
      const [trainer, other] = [engine.compile(task), tfjs.compile(task)];
      // No longer: where codes come close to 0, normalising them multiplies what rounding differs by.
      assert.ok(largestRatio(trainer.trainSteps(60), other.trainSteps(60)) < 1e-4);
      const codes = encodeFloat64(architecture, trainer.parameters(), Float64Array.from(task.points));
      assert.ok(largestDifference(trainer.encode(task.points), codes) < 1e-5);
      const reconstruction = decodeFloat64(architecture, trainer.parameters(), codes);
      assert.ok(largestDifference(trainer.decode(Float32Array.from(codes)), reconstruction) < 1e-5);
    });
  }

  for (const [name, architecture, rows] of shapes) {
    it(`has the gradient right for ${name}`, () => {
      checkGradient([engine], taskOf(architecture, rows), architecture.hidden.includes(127) ? 301 : 7);
    });
  }

  const optimizers: readonly Optimizer[] = [
    { kind: 'adam', learningRate: 3e-3 },
    { kind: 'adamw', learningRate: 3e-3, weightDecay: 0.1 },
    { kind: 'sgd', learningRate: 0.02, momentum: 0.8 },
    { kind: 'rmsprop', learningRate: 2e-3, decay: 0.95 },
  ];
  const regularized: readonly (readonly [Optimizer, GradientClipping | null])[] = [
    ...optimizers.map((optimizer) => [optimizer, null] as const),
    ...optimizers.map((optimizer) => [{ ...optimizer, weightDecay: 0.05 }, { norm: 0.2 }] as const),
  ];
  for (const [optimizer, gradientClipping] of regularized) {
    const resolved = resolveOptimizer(optimizer);
    const how = `${optimizer.kind}, weight decay ${resolved.weightDecay}, ${gradientClipping === null ? 'no' : 'with'} clipping`;
    // An activation that is not 0 at 0, so that the padding of the kernel's rows is not either.
    it(`moves the parameters by the published rule of ${how}`, () => {
      const schedule = { kind: 'cosine' } as const;
      const architecture = architectureOf(3, [6, 5], 2, 'softplus');
      const task = taskOf(architecture, 16, { optimizer: resolved, schedule, steps: 20, gradientClipping });
      const trainer = engine.compile(task);
      const expected = trainer.parameters();
      const { update } = createOptimizer(resolved, expected.length, weightRanges(layout(architecture)));
      for (let step = 0; step < 20; step++) {
        const probe = engine.compile({
          ...task,
          optimizer: descent,
          schedule: { kind: 'constant' },
          gradientClipping: null,
        });
        probe.setParameters(trainer.parameters());
        const before = probe.parameters();
        probe.trainSteps(1);
        const after = probe.parameters();
        const gradient = before.map((value, index) => value - after[index]);
        if (gradientClipping !== null) clipGradient(gradient, gradientClipping);
        update(expected, gradient, resolved.learningRate * learningRateFactor(schedule, step, 20), step + 1);
        trainer.trainSteps(1);
        assert.ok(largestDifference(trainer.parameters(), expected) < 2e-5, `step ${step}`);
      }
    });
  }

  for (const [optimizer, gradientClipping] of regularized) {
    const nets = [architectureOf(2, [32, 32], 1), architectureOf(3, [64, 64], 2), architectureOf(9, [24, 20, 16], 4)];
    for (const architecture of nets) {
      const name = [architecture.ambientDimension, ...architecture.hidden, architecture.latent.dimension].join('-');
      it(`follows tfjs for 200 steps of ${optimizer.kind} on ${name}, ${gradientClipping === null ? 'plain' : 'decaying and clipped'}`, () => {
        const task = taskOf(architecture, 500, {
          batchSize: 32,
          optimizer: resolveOptimizer(optimizer),
          schedule: { kind: 'cosine' },
          gradientClipping,
          steps: 200,
        });
        const losses = engine.compile(task).trainSteps(200);
        assert.ok(largestRatio(losses, tfjs.compile(task).trainSteps(200)) < 1e-4);
      });
    }
  }

  it('gives the same bits for the same seed, however the steps are grouped', () => {
    const architecture = architectureOf(3, [17, 9], 2);
    const [a, b, c] = [3, 3, 4].map((seed) => engine.compile(taskOf(architecture, 50, { seed, batchSize: 5 })));
    const losses = a.trainSteps(700);
    const grouped = [1, 1, 8, 90, 600].flatMap((count) => [...b.trainSteps(count)]);
    assert.deepEqual(Float32Array.from(grouped), losses);
    assert.deepEqual(b.parameters(), a.parameters());
    assert.equal(b.step, 700);
    assert.notDeepEqual(c.trainSteps(700), losses);
  });

  it('refuses points that are not finite', () => {
    const task = taskOf(architectureOf(3, [4], 1), 10);
    for (const value of [NaN, Infinity, -Infinity]) {
      const points = task.points.with(7, value);
      const message = `Training sample: expected finite numbers in single precision, got ${value} as coordinate 2 of point 2`;
      for (const each of [engine, tfjs])
        assert.throws(() => each.compile({ ...task, points }), new RangeError(message));
    }
  });

  it('encodes and decodes 100,000 points in one call', () => {
    const task = taskOf(architectureOf(3, [32, 32], 2), 64);
    const [trainer, reference] = [engine.compile(task), tfjs.compile(task)];
    const points = normalPoints(100_000, 3, 2);
    const codes = trainer.encode(points);
    assert.ok(largestDifference(codes, reference.encode(points)) < 1e-5);
    assert.ok(largestDifference(trainer.decode(codes), reference.decode(codes)) < 1e-5);
    assert.ok(Math.abs(trainer.loss(points) / reference.loss(points) - 1) < 1e-5);
    assert.deepEqual(trainer.encode(points.subarray(3 * 99_990)), codes.slice(2 * 99_990));
    assert.equal(trainer.encode(new Float32Array()).length, 0);
  });

  it('gives back the parameters that it was given, and refuses those of another network', () => {
    const trainer = engine.compile(taskOf(architectureOf(5, [13, 6], 3), 10));
    const values = trainer.parameters().map((_, index) => index);
    trainer.setParameters(values);
    assert.deepEqual(trainer.parameters(), values);
    assert.throws(() => trainer.setParameters(new Float32Array(3)), /expected 368 values, got 3/);
  });

  it('trains random networks like tfjs', () => {
    for (let seed = 0; seed < 40; seed++) checkTask(seed, engine, tfjs);
  });

  it('trains a network as wide as they get', () => {
    const task = taskOf(architectureOf(4, [1024, 1000], 2), 40, { batchSize: 20 });
    const [losses, expected] = [engine.compile(task).trainSteps(3), tfjs.compile(task).trainSteps(3)];
    assert.ok(largestRatio(losses, expected) < 1e-4);
  });
}
