import assert from 'node:assert/strict';
import path from 'node:path';
import { copyBackend } from '../../../scripts/build/bundles.mjs';
import { buildKernels } from '../../../scripts/build/kernel.mjs';
import { out } from '../../../scripts/project.mjs';
import { type DatasetDefinition, euclidean, sphere } from '../../../src/dataset/index.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { Run } from '../../../src/run/run.js';
import { createEngines } from '../../../src/worker/engines.js';
import { rehearse } from '../../../src/worker/rehearse.js';
import { runOptions } from '../../support/run-options.js';

describe('a rehearsal', () => {
  it('leaves nothing behind: the run after it is the one that would have been', async () => {
    const folder = path.join(out, 'test', 'rehearsal');
    copyBackend(folder);
    await buildKernels(folder);
    const definition: DatasetDefinition = {
      manifold: sphere(),
      samples: { train: 300, test: 100 },
      autoencoder: { hidden: [8], latent: euclidean(2) },
      training: { steps: 50 },
    };
    const lastFrame = async (rehearsed: boolean) => {
      const { engine } = await createEngines(folder, () => undefined)('wasm');
      if (rehearsed) await rehearse(engine);
      const events: RunEvent[] = [];
      const run = await Run.start(runOptions(definition, engine, events));
      while (!run.isComplete) run.advance(1000);
      return events.findLast((event) => event.kind === 'frame');
    };
    const expected = await lastFrame(false);
    assert.equal(expected?.step, 50);
    assert.deepEqual(await lastFrame(true), expected);
  });
});
