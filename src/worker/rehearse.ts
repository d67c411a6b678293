import type { Engine } from '../autoencoder/engine.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import { circle, euclidean } from '../dataset/index.js';
import { packEvent } from '../protocol/event-log.js';
import { Run } from '../run/run.js';

/** As large as it takes for V8 to compile the loops, and no larger. */
const definition: DatasetDefinition = {
  manifold: circle(),
  samples: { train: 6_000, test: 2_000 },
  autoencoder: { hidden: [32, 32], latent: euclidean(1) },
};

/** Milliseconds of training in a rehearsal. */
const trained = 15;

/**
 * Draws, trains and pictures a small run that nobody sees. The first run of a process is slow, since V8 compiles its code
 * only once it is used; a process that waits for a run has done that by then.
 */
export async function rehearse(engine: Engine): Promise<void> {
  const run = await Run.start({
    definition,
    source: { file: '', hash: '', version: '', point: null },
    seed: 0,
    steps: null,
    previous: null,
    resumed: null,
    engine,
    threads: 1,
    isRecorded: true,
    guard: (_field, task) => task(),
    readTable: () => Promise.reject(new Error('rehearse: there is no table to read')),
    now: () => performance.now(),
    emit: packEvent,
  });
  run.advance(trained);
  run.showNow();
}
