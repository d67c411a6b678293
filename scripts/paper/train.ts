import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RunResult } from '../../src/protocol/result.js';
import { out } from '../project.mjs';
import { runQuietly } from './cli.js';

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

/** Those that take the longest, the longest first: they start first, so that no core waits for one of them at the end. */
const longest = [
  ...['bump-hunt', 'three-body-six-latents', 'three-body-spherical-latent', 'three-body', 'spheres', 'top-decay'],
  ...['top-decay-sphere-product-latent', 'torus-wide', 'rotating-shape', 'rotating-shape-two-latents'],
];

/** Examples in the order in which they are to start. */
export const longestFirst = (names: readonly string[]): readonly string[] => [
  ...longest.filter((name) => names.includes(name)),
  ...names.filter((name) => !longest.includes(name)),
];

/**
 * Trains an example with every seed, one after another.
 * @param reuse whether the runs that an earlier call left are taken as they are.
 * @throws Error where a run fails.
 */
export async function trainExample(name: string, reuse: boolean): Promise<void> {
  if (reuse && isComplete(name)) return;
  const folder = path.join(runs, name);
  await rm(folder, { recursive: true, force: true });
  const file = `examples/${name}.dataset.ts`;
  await runQuietly(['sweep', file, '--seeds', seeds.join(), '--workers', '1', '--keep-runs', 'ends', '--out', folder]);
}

/** Whether there is a run of every seed; a sweep that was interrupted leaves fewer. */
function isComplete(name: string): boolean {
  return seeds.every((seed) => existsSync(path.join(runs, name, `seed-${seed}`, 'report.html')));
}

/** The runs of an example that has been trained, in the order of the seeds. */
export function readRuns(name: string): Promise<PaperRun[]> {
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
