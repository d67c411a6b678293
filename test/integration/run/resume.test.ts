// A run that goes on from a checkpoint comes to the same bits as one that was never interrupted.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { circle, euclidean, noise, sphere, torus, type DatasetDefinition } from '../../../src/dataset/index.js';
import { packEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { createRandom } from '../../../src/random/random.js';
import { Run } from '../../../src/run/run.js';
import { checkpointBytes, hashOfSamples, readCheckpoint } from '../../../src/worker/checkpoint-file.js';
import { loadTfjs, loadWasm } from '../../support/engines.js';
import { timeless } from '../../support/timeless.js';
import { runOptions } from '../../support/run-options.js';

const small = { train: 300, test: 100, shown: 50 } as const;

/** All that has a state in training: moments of each optimiser, noise, order, validation, best parameters. */
const cases: Readonly<Record<string, DatasetDefinition>> = {
  'Adam, with noise on points': {
    manifold: circle(),
    samples: small,
    autoencoder: { hidden: [8], latent: euclidean(1) },
    training: { steps: 700, batchSize: 32, denoising: { standardDeviation: 0.1 } },
  },
  'AdamW, variational, clipped': {
    manifold: sphere(),
    samples: small,
    autoencoder: { hidden: [8], latent: euclidean(2), variational: { beta: 0.01 } },
    training: {
      steps: 600,
      optimizer: { kind: 'adamw', learningRate: 1e-3 },
      gradientClipping: { norm: 0.5 },
      schedule: { kind: 'step', every: 100 },
    },
  },
  'momentum, with a topological loss': {
    manifold: circle(),
    samples: small,
    autoencoder: { hidden: [8], latent: euclidean(1) },
    training: { steps: 400, optimizer: { kind: 'sgd' }, topological: { weight: 0.1 }, batchSize: 16 },
  },
  'RMSprop, that ends early with its best network': {
    manifold: noise(circle(), { standardDeviation: 0.2 }),
    samples: small,
    autoencoder: { hidden: [24], latent: euclidean(1) },
    training: {
      steps: 3000,
      optimizer: { kind: 'rmsprop', learningRate: 3e-3 },
      schedule: { kind: 'constant' },
      earlyStopping: { patience: 4 },
    },
  },
  'mini-batches in shards': {
    manifold: torus(),
    samples: { train: 1000, test: 100, shown: 50 },
    autoencoder: { hidden: [64, 64], latent: euclidean(2) },
    training: { steps: 60, batchSize: 256 },
  },
};

const bytesOf = (events: readonly RunEvent[]): string[] =>
  events.map((event) => Buffer.from(packEvent(timeless(event))).toString('base64'));

for (const [name, load] of [
  ['wasm', loadWasm],
  ['tfjs', loadTfjs],
] as const) {
  describe(`A run of the engine ${name} that is interrupted`, () => {
    let engine: Engine;
    let folder: string;
    before(async () => {
      engine = await load();
      folder = await mkdtemp(path.join(tmpdir(), 'resume-'));
    });
    after(() => rm(folder, { recursive: true }));

    for (const [what, definition] of Object.entries(cases)) {
      it(`goes on to the same bits: ${what}`, async () => {
        const whole: RunEvent[] = [];
        const run = await Run.start(runOptions(definition, engine, whole));
        while (!run.isComplete) run.advance(1e9);
        run.finish();
        const parameters = run.trainer.parameters();

        const random = createRandom(1, 'test');
        const events: RunEvent[] = [];
        let parts = await Run.start(runOptions(definition, engine, events));
        for (let interruption = 0; interruption < 3; interruption++) {
          const stop = random.integer(1, Math.floor(run.step / 3));
          for (let step = 0; step < stop && !parts.isComplete; step++) parts.advance(0.01);
          if (parts.isComplete) break;
          const file = path.join(folder, 'checkpoint.bin');
          const checkpoint = parts.checkpoint();
          assert.ok(checkpoint !== null);
          const content = { run: checkpoint, samples: hashOfSamples(parts.samples), events: events.length };
          await writeFile(file, checkpointBytes(content));
          // What is lost: steps after the checkpoint, whose events nobody will see.
          const { description } = parts;
          const known = [...events];
          parts.advance(5);
          events.splice(0, events.length, ...known);
          const read = await readCheckpoint(file);
          parts = await Run.start({
            ...runOptions(definition, engine, events),
            resumed: {
              run: description,
              checkpoint: read.run,
              check: (samples) => assert.equal(hashOfSamples(samples), read.samples),
            },
          });
        }
        while (!parts.isComplete) parts.advance(1e9);
        parts.finish();
        assert.deepEqual(bytesOf(events), bytesOf(whole));
        assert.deepEqual(parts.trainer.parameters(), parameters);
      });
    }
  });
}
