import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { RunResult } from '../../src/protocol/result.js';
import { seedField } from '../../src/protocol/sweep-table.js';
import { bundleDataset } from '../../src/session/bundle.js';
import { inLanes } from '../../src/session/in-lanes.js';
import { WorkerSupply } from '../../src/session/worker-supply.js';
import { PointWorkers } from '../../src/sweep/point-workers.js';
import { runPoint } from '../../src/sweep/run-point.js';
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
  const limits = { memory: 2 ** 31, time: 30_000 };
  const supply = new WorkerSupply({ distribution: await builtDistribution(), limits, log: () => undefined }, false);
  const workers = new PointWorkers(supply);
  const jobs = trainings.flatMap((training) => training.seeds.map((seed) => ({ training, seed })));
  const endings = new Map<string, Ending[]>(trainings.map(({ name }) => [name, []]));
  try {
    await inLanes(jobs, availableParallelism(), async ({ training, seed }) => {
      endings.get(training.name)?.push(await train(await fileOf(training, folder), training.name, seed, workers));
    });
  } finally {
    workers.dispose();
    supply.dispose();
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

/** Trains in a process that has trained others, where there is one: its code is compiled and optimised by then. */
async function train(file: string, label: string, seed: number, workers: PointWorkers): Promise<Ending> {
  const bundled = await bundleDataset(file, workers);
  if (!bundled.ok) throw new Error(`${label}: ${bundled.fault.message}`);
  const { result, fault, artefacts } = await runPoint(
    workers,
    {
      ...{
        bundle: bundled.bundle,
        label,
        threads: 1,
        steps: null,
        point: { [seedField]: seed },
        task: 'train',
        resumed: null,
      },
      // The engine that VS Code takes; where only `wasm` trains there is twice as much to wait for.
      ...{ engine: 'auto', files: true, isRecorded: false },
    },
    { onEvent: () => undefined },
    new AbortController().signal,
  );
  if (result === null) throw new Error(`${label}: ${fault?.message ?? 'no result'}`);
  const array = (name: string): ArrayBuffer => {
    const bytes = artefacts.find((artefact) => artefact.path === name)?.bytes;
    if (bytes === undefined) throw new Error(`${label}: no ${name}`);
    // Format 1.0 of NumPy: the length of the header stands in bytes 8 and 9.
    return new Uint8Array(bytes.subarray(10 + bytes[8] + 256 * bytes[9])).buffer;
  };
  return {
    seed,
    result,
    points: new Float64Array(array('test.npy')),
    error: new Float32Array(array('error.npy')),
  };
}
