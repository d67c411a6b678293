import assert from 'node:assert/strict';
import type { Architecture } from '../../../src/autoencoder/architecture.js';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { decodeFloat64, encodeFloat64, encoderOutputFloat64 } from '../../../src/autoencoder/float64.js';
import { createNoise } from '../../../src/autoencoder/noise.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { spanningTree } from '../../../src/autoencoder/spanning-tree.js';
import { loadNative, loadTfjs, loadWasm } from '../../support/engines.js';
import { checkGradient } from './gradient.js';
import { firstObjective, treeByKruskal } from './objective.js';
import { architectureOf, largestDifference, largestRatio, normalPoints, taskOf } from '../../support/tasks.js';

const plain = architectureOf(3, [9, 6], 2);
const projective: Architecture = { ...plain, latent: { kind: 'projective', dimension: 2 } };
const variational: Architecture = { ...plain, variational: { beta: 0.05 } };
const denoising = { standardDeviation: 0.3 };
const topological = { weight: 2 };

/** What changes the loss that is trained on. */
const methods: readonly (readonly [
  string,
  Partial<TrainingTask<Float32Array>> & { readonly architecture: Architecture },
])[] = [
  ['denoising', { architecture: plain, denoising }],
  ['a variational code', { architecture: variational }],
  ['the topological loss', { architecture: plain, topological }],
  ['the topological loss of projectors', { architecture: projective, topological }],
  ['all of them', { architecture: variational, denoising, topological }],
];

describe('methods of training', () => {
  let engines: readonly Engine[];
  before(async () => {
    // Where there is no clang, there is no engine native.
    engines = [await loadWasm(), await loadTfjs(), await loadNative()].filter((engine) => engine !== null);
  });

  for (const [name, changes] of methods) {
    const { architecture } = changes;
    it(`has the gradient with ${name} right on both engines, by central differences in double precision`, () => {
      // More than one chunk of rows, and a batch that is not the whole sample.
      const task = taskOf(architecture, 150, { batchSize: 101, ...changes });
      checkGradient(engines, task, 3);
      const parameters = Float64Array.from(engines[0].compile(task).parameters());
      const without = taskOf({ ...architecture, variational: null }, 150, { batchSize: 101 });
      if (architecture.variational === null)
        assert.notEqual(firstObjective(task)(parameters), firstObjective(without)(parameters));
    });

    it(`trains alike with ${name} on both engines`, () => {
      const task = taskOf(architecture, 500, { batchSize: 32, schedule: { kind: 'cosine' }, steps: 200, ...changes });
      const [losses, ...others] = engines.map((engine) => engine.compile(task).trainSteps(200));
      for (const other of others) assert.ok(largestRatio(losses, other) < 1e-4);
    });

    it(`gives the same bits with ${name} for the same seed, however the steps are grouped`, () => {
      for (const engine of engines) {
        const [a, b, c] = [3, 3, 4].map((seed) =>
          engine.compile(taskOf(architecture, 50, { seed, batchSize: 5, ...changes })),
        );
        const losses = a.trainSteps(60);
        assert.deepEqual(Float32Array.from([1, 9, 50].flatMap((count) => [...b.trainSteps(count)])), losses);
        assert.deepEqual(b.parameters(), a.parameters());
        assert.notDeepEqual(c.trainSteps(60), losses);
      }
    });
  }

  it('encodes to the mean of a variational code, on both engines and in double precision', () => {
    const task = taskOf(variational, 100);
    for (const engine of engines) {
      const trainer = engine.compile(task);
      trainer.trainSteps(20);
      const parameters = trainer.parameters();
      const outputs = encoderOutputFloat64(variational, parameters, Float64Array.from(task.points));
      const codes = encodeFloat64(variational, parameters, Float64Array.from(task.points));
      assert.deepEqual(
        codes,
        outputs.filter((_, index) => index % 4 < 2),
      );
      assert.ok(largestDifference(trainer.encode(task.points), codes) < 5e-6);
      assert.deepEqual(trainer.encode(task.points), trainer.encode(task.points));
      const reconstruction = decodeFloat64(variational, parameters, codes);
      const error =
        reconstruction.reduce((sum, value, index) => sum + (value - task.points[index]) ** 2, 0) /
        reconstruction.length;
      assert.ok(Math.abs(trainer.loss(task.points) / error - 1) < 1e-5);
    }
  });

  it('lets a large β take all information from the code', () => {
    const optimizer = resolveOptimizer({ kind: 'adam', learningRate: 0.01 });
    const [free, bound] = [0, 10].map((beta) => {
      const task = taskOf({ ...plain, variational: { beta } }, 200, {
        optimizer,
        schedule: { kind: 'cosine' },
        steps: 500,
      });
      const trainer = engines[0].compile(task);
      trainer.trainSteps(500);
      return trainer.encode(task.points).reduce((most, mean) => Math.max(most, Math.abs(mean)), 0);
    });
    assert.ok(bound < 0.05 * free, `${free} → ${bound}`);
  });

  it('trains on a mini-batch of one point, and on points that are all the same, with the topological loss', () => {
    const same = new Float32Array(3 * 20).fill(0.5);
    for (const engine of engines) {
      assert.ok(
        engine
          .compile(taskOf(plain, 20, { batchSize: 1, topological }))
          .trainSteps(10)
          .every(Number.isFinite),
      );
      assert.ok(
        engine
          .compile(taskOf(plain, 20, { topological, points: same }))
          .trainSteps(10)
          .every(Number.isFinite),
      );
    }
  });
});

describe('minimum spanning tree', () => {
  it('is the one of Kruskal, with the two points that are farthest apart', () => {
    for (const rows of [2, 3, 40]) {
      const points = normalPoints(rows, 3, rows);
      const distances = Array.from({ length: rows }, (_, i) =>
        Array.from({ length: rows }, (_, j) =>
          Math.hypot(...[0, 1, 2].map((k) => points[3 * i + k] - points[3 * j + k])),
        ),
      );
      const { edges, farthest } = spanningTree(points, 3);
      const sorted = (pairs: readonly (readonly number[])[]): string[] =>
        pairs.map((pair) => pair.toSorted().join('-')).sort();
      const found = Array.from({ length: rows - 1 }, (_, edge) => [edges[2 * edge], edges[2 * edge + 1]]);
      assert.deepEqual(sorted(found), sorted(treeByKruskal(distances)));
      assert.equal(distances[farthest[0]][farthest[1]], Math.max(...distances.flat()));
    }
  });
});

describe('noise', () => {
  it('is normal, leaves padding alone, and goes on where it stopped', () => {
    const { fill } = createNoise(7, 'denoising', 2);
    const padded = new Float32Array(4 * 20_000);
    fill(padded, 5_000, 3, 4);
    fill(padded.subarray(4 * 5_000), 15_000, 3, 4);
    const values = padded.filter((_, index) => index % 4 < 3);
    assert.ok(padded.every((value, index) => index % 4 < 3 || value === 0));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    // Four standard errors.
    assert.ok(Math.abs(mean) < 4 * (2 / Math.sqrt(values.length)), `${mean}`);
    assert.ok(Math.abs(variance / 4 - 1) < 4 * Math.sqrt(2 / values.length), `${variance}`);
    const whole = new Float32Array(3 * 20_000);
    createNoise(7, 'denoising', 2).fill(whole, 20_000, 3, 3);
    assert.deepEqual(whole, values);
    createNoise(7, 'variational', 2).fill(whole, 20_000, 3, 3);
    assert.notDeepEqual(whole, values);
  });
});
