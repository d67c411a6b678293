import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { RunResult } from '../../src/protocol/result.js';
import { inLanes } from '../../src/session/in-lanes.js';
import { TrainingSession } from '../../src/session/session.js';
import { untilOver } from '../../src/session/until-over.js';
import { WorkerSupply } from '../../src/session/worker-supply.js';
import { builtDistribution } from '../support/distribution.js';

/** An example, or what another definition makes of one, to be trained with some seeds. */
export interface Training {
  readonly name: string;
  readonly example: string;
  /** Fields of the definition that differ, as source text in which `example` is the example's own definition; null for none. */
  readonly change: string | null;
  readonly seeds: readonly number[];
}

/** A run at its end. */
export interface Ending {
  readonly seed: number;
  readonly result: RunResult;
  /** Test points, count × D, row-major. */
  readonly points: Float64Array;
  /** ρ of each. */
  readonly error: Float32Array;
}

/** Trains all, as many at a time as there are cores; those that come first start first. */
export async function trainAll(trainings: readonly Training[]): Promise<ReadonlyMap<string, readonly Ending[]>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'examples-'));
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const limits = { memory: 2 ** 31, time: 30_000 };
  const workers = new WorkerSupply({ distribution: await builtDistribution(), limits, log }, false);
  const jobs = trainings.flatMap((training) => training.seeds.map((seed) => ({ training, seed })));
  const endings = new Map<string, Ending[]>(trainings.map(({ name }) => [name, []]));
  try {
    await inLanes(jobs, availableParallelism(), async ({ training, seed }) => {
      const file = await fileOf(training, folder);
      const session = new TrainingSession(file, training.name, {
        workers,
        runs: null,
        frameBudget: 2 ** 20,
        warmStart: false,
        log,
      });
      endings.get(training.name)?.push(await train(session, seed));
      await session.dispose();
    });
  } finally {
    workers.dispose();
    await rm(folder, { recursive: true });
  }
  return endings;
}

async function fileOf({ name, example, change }: Training, folder: string): Promise<string> {
  const original = path.resolve('examples', `${example}.dataset.ts`);
  if (change === null) return original;
  const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.dataset.ts`);
  await writeFile(
    file,
    `import { defineDataset, euclidean, spherical } from 'latent-atlas';
     import example from ${JSON.stringify(original)};
     export default defineDataset({ ...example, ${change} });`,
  );
  return file;
}

async function train(session: TrainingSession, seed: number): Promise<Ending> {
  const results: RunResult[] = [];
  session.onDidReceiveEvent(({ event }) => {
    if (event.kind === 'finished') results.push(event.result);
  });
  // The engine that VS Code takes; where only `wasm` trains there is twice as much to wait for.
  await untilOver(session, () => session.train({ seed, engine: 'auto' }));
  if (session.fault !== null) throw new Error(`${session.label}: ${session.fault.message}`);
  const array = (name: string): ArrayBuffer => {
    const bytes = session.artefacts.find((file) => file.path === name)?.bytes;
    if (bytes === undefined) throw new Error(`${session.label}: no ${name}`);
    // Format 1.0 of NumPy: the length of the header stands in bytes 8 and 9.
    return new Uint8Array(bytes.subarray(10 + bytes[8] + 256 * bytes[9])).buffer;
  };
  return {
    seed,
    result: results[0],
    points: new Float64Array(array('test.npy')),
    error: new Float32Array(array('error.npy')),
  };
}
