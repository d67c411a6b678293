import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { RunResult } from '../../src/protocol/result.js';
import { inLanes } from '../../src/session/in-lanes.js';
import { out, root } from '../project.mjs';

/** Seeds of every example. */
export const seeds = [0, 1, 2, 3, 4] as const;

/** One run of an example. */
export interface PaperRun {
  readonly result: RunResult;
  /** ρ of the test sample. */
  readonly errors: Float32Array;
  /** Its `report.html`. */
  readonly report: string;
}

const runs = path.join(out, 'paper');

/** The command that gives the numbers of an example. */
export function commandOf(name: string): string {
  return `npm run --silent latent-atlas -- sweep examples/${name}.dataset.ts --seeds ${seeds[0]}-${seeds[seeds.length - 1]}`;
}

/**
 * Trains examples with every seed, as many models at once as there are cores.
 * @param reuse whether the runs that an earlier call left are taken as they are.
 * @param onDone called with each example as it is done.
 * @returns the runs of each example, in the order of the seeds.
 * @throws Error where a sweep fails.
 */
export async function trainAll(
  names: readonly string[],
  reuse: boolean,
  onDone: (name: string, seconds: number) => void,
): Promise<ReadonlyMap<string, readonly PaperRun[]>> {
  await inLanes(names, availableParallelism(), async (name) => {
    const from = performance.now();
    if (!reuse || !isComplete(name)) await sweep(name);
    onDone(name, (performance.now() - from) / 1000);
  });
  return new Map(await Promise.all(names.map(async (name) => [name, await readRuns(name)] as const)));
}

/** Whether there is a run of every seed; a sweep that was interrupted leaves fewer. */
function isComplete(name: string): boolean {
  return seeds.every((seed) => existsSync(path.join(runs, name, `seed-${seed}`, 'report.html')));
}

async function sweep(name: string): Promise<void> {
  const folder = path.join(runs, name);
  await rm(folder, { recursive: true, force: true });
  const words = [
    'dist/cli.cjs',
    'sweep',
    `examples/${name}.dataset.ts`,
    '--seeds',
    seeds.join(),
    '--workers',
    '1',
    '--quiet',
    '--out',
    folder,
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`sweep of ${name}: expected exit status 0, got ${status}`));
    });
  });
}

function readRuns(name: string): Promise<PaperRun[]> {
  return Promise.all(
    seeds.map(async (seed): Promise<PaperRun> => {
      const folder = path.join(runs, name, `seed-${seed}`);
      // Of the program's own making.
      const result = JSON.parse(await readFile(path.join(folder, 'result.json'), 'utf8')) as RunResult;
      return {
        result,
        errors: readFloat32(await readFile(path.join(folder, 'error.npy'))),
        report: path.join(folder, 'report.html'),
      };
    }),
  );
}

/** The numbers of a NumPy file of format 1.0 and type float32. */
function readFloat32(bytes: Buffer): Float32Array {
  const start = 10 + bytes.readUInt16LE(8);
  return Float32Array.from({ length: (bytes.length - start) / 4 }, (_, index) => bytes.readFloatLE(start + 4 * index));
}
