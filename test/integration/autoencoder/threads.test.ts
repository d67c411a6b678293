import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Architecture } from '../../../src/autoencoder/architecture.js';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import type { Latent, Optimizer } from '../../../src/autoencoder/options.js';
import { createWasmEngine } from '../../../src/autoencoder/wasm/engine.js';
import { withSharedMemory, type KernelBytes } from '../../../src/autoencoder/wasm/kernel.js';
import { shardsOf } from '../../../src/autoencoder/wasm/shards.js';
import { loadKernels, loadTfjs } from '../../support/engines.js';
import { architectureOf, largestRatio, taskOf } from '../../support/tasks.js';
import { createThreads, trainAlone, untilThreadsSleep } from './together.js';

describe('threads of the engine wasm', () => {
  let kernels: KernelBytes;
  let engine: Engine;
  let tfjs: Engine;
  const { start, started, trainTogether } = createThreads((startThread) => createWasmEngine(kernels, startThread));

  before(async () => {
    [kernels, tfjs] = [await loadKernels(), await loadTfjs()];
    engine = createWasmEngine(kernels, start);
  });
  const optimizers: readonly Optimizer[] = [{ kind: 'adam' }, { kind: 'adamw' }, { kind: 'sgd' }, { kind: 'rmsprop' }];
  const latents: readonly Latent[] = [
    { kind: 'euclidean', dimension: 3 },
    { kind: 'sphere', dimension: 2 },
    { kind: 'torus', dimension: 2 },
    {
      kind: 'product',
      factors: [
        { kind: 'euclidean', dimension: 2 },
        { kind: 'sphere', dimension: 1 },
      ],
      dimension: 3,
    },
  ];
  it('change no bit of a variational code from noisy points, nor of projectors', () => {
    const plain = architectureOf(9, [128, 128, 128], 5);
    const [batchSize, denoising] = [250, { standardDeviation: 0.2 }];
    for (const architecture of [
      { ...plain, variational: { beta: 0.01 } },
      { ...plain, latent: { kind: 'projective', dimension: 2 } } as const,
    ]) {
      const optimizer = resolveOptimizer({ kind: 'adam', weightDecay: 0.01 });
      const task = taskOf(architecture, 700, { batchSize, denoising, optimizer });
      const together = trainTogether(task, 3);
      assert.deepEqual(together, trainAlone(engine, task, together.losses.length));
    }
  });

  it('leave alone what looks at the whole mini-batch', () => {
    const changes: readonly Partial<TrainingTask<Float32Array>>[] = [
      { gradientClipping: { norm: 1 } },
      { topological: { weight: 1 } },
    ];
    for (const change of changes) {
      const trainer = engine.compile(
        taskOf(architectureOf(9, [128, 128, 128], 5), 600, { batchSize: 256, ...change }),
        4,
      );
      assert.equal(trainer.threads, 1);
      trainer.dispose();
    }
  });

  /** Widths and points of a step: odd ones, and batches that no number of shards divides. */
  const shapes: readonly (readonly [ambient: number, hidden: readonly number[], batchSize: number])[] = [
    [9, [128, 128, 128], 256],
    [7, [151, 97], 203],
    [5, [333], 1001],
    [3, [1000, 60, 8], 131],
  ];
  for (const [ambientDimension, hidden, batchSize] of shapes) {
    for (const [index, optimizer] of optimizers.entries()) {
      const latent = latents[index];
      const name = `${[ambientDimension, ...hidden].join('-')}, ${latent.kind}, ${optimizer.kind}, batches of ${batchSize}`;
      it(`change no bit: ${name}`, () => {
        const architecture: Architecture = { ...architectureOf(ambientDimension, hidden, 1, 'gelu'), latent };
        const task = taskOf(architecture, 2 * batchSize + 5, { batchSize, optimizer: resolveOptimizer(optimizer) });
        for (const threads of [2, 3]) {
          const together = trainTogether(task, threads);
          assert.ok(together.losses.every(Number.isFinite));
          assert.deepEqual(together, trainAlone(engine, task, together.losses.length), `${threads} threads`);
        }
      });
    }
  }

  const large = taskOf(architectureOf(9, [128, 128], 5), 700, { batchSize: 250 });

  it('change no bit where the host has none to give', () => {
    const none = createWasmEngine(kernels, () => {
      throw new Error('no threads here');
    });
    const trainer = none.compile(large, 3);
    assert.deepEqual(trainer.trainSteps(20), trainAlone(createWasmEngine(kernels), large, 20).losses);
  });

  it('start with the first step, and end with the trainer', async () => {
    const trainer = engine.compile(large, 2);
    assert.equal(started.length, 0);
    trainer.trainSteps(1);
    assert.equal(started.length, 1);
    trainer.dispose();
    const [status] = (await once(started[0], 'exit')) as [number];
    assert.equal(status, 0);
  });

  it('sleep while there is nothing to do', async () => {
    const trainer = engine.compile(large, 2);
    trainer.trainSteps(50);
    await untilThreadsSleep();
    trainer.dispose();
  });

  it('follow tfjs', () => {
    const task = { ...large, schedule: { kind: 'cosine' } as const, steps: 40 };
    const trainer = engine.compile(task, 2);
    assert.ok(largestRatio(trainer.trainSteps(40), tfjs.compile(task).trainSteps(40)) < 1e-4);
    trainer.dispose();
  });

  it('are left alone by small networks', () => {
    const trainer = engine.compile(taskOf(architectureOf(3, [32, 32], 2), 500, { batchSize: 128 }), 4);
    trainer.trainSteps(5);
    assert.equal(trainer.threads, 1);
    assert.equal(started.length, 0);
    trainer.dispose();
  });

  it('have shards that make up the mini-batch', () => {
    for (let batchSize = 1; batchSize < 3000; batchSize = Math.ceil(1.1 * batchSize)) {
      const shards = shardsOf({ architecture: architectureOf(20, [1000, 500], 5), batchSize });
      if (shards === null) continue;
      assert.ok(shards.count >= 2 && shards.count <= 8);
      assert.ok((shards.count - 1) * shards.rows < batchSize && shards.count * shards.rows >= batchSize);
    }
    // Each has a gradient, which must find its place.
    const widest = architectureOf(
      1024,
      Array.from({ length: 32 }, () => 1024),
      5,
    );
    assert.ok((shardsOf({ architecture: widest, batchSize: 2048 })?.count ?? 1) <= 2);
  });

  it('need a kernel that imports its memory', () => {
    assert.throws(() => withSharedMemory(Uint8Array.of(0, 1, 2)), /does not import a memory with a maximum/);
  });
});
