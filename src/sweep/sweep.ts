import type { RunEvent } from '../protocol/events.js';
import type { Fault } from '../protocol/fault.js';
import { OutputError } from '../session/output.js';
import type { WorkerSupply } from '../session/worker-supply.js';
import { collect } from './collect.js';
import { SweepDirectory } from './directory.js';
import { runLocally } from './local.js';
import { knownPoints } from './perform-point.js';
import type { PointSummary } from './point-file.js';
import { PointWorkers } from './point-workers.js';
import { prepareSweep, type SweepRequest } from './prepare.js';
import { runOnSlurm } from './slurm/run.js';
import type { SlurmOptions } from './slurm/submit.js';
import type { SweepObject } from './sweep-object.js';

/** Where the points are trained. */
export type Executor =
  /** On this machine: how many processes at once, and how many threads each. */
  | { readonly kind: 'local'; readonly workers: number; readonly threads: number }
  | ({ readonly kind: 'slurm' } & SlurmOptions)
  /** Nowhere: other programs train the points of the directory. */
  | { readonly kind: 'none' };

/** What sweeps need of the program that they live in. */
export interface SweepEnvironment {
  readonly workers: WorkerSupply;
  /** Folder of the bundles of this program. */
  readonly distribution: string;
  /** Largest memory of recorded frames of a run, in bytes. */
  readonly frameBudget: number;
}

/** Is told how a sweep goes on. */
export interface SweepListener {
  /** Called once, before the first point. @param known the points that are over already, by their index. */
  readonly onReady: (directory: SweepDirectory, known: ReadonlyMap<number, PointSummary>) => void;
  /** A point is over. */
  readonly onPoint: (summary: PointSummary) => void;
  /** An event of the run of a point, on this machine. */
  readonly onEvent: (index: number, event: RunEvent) => void;
  /** Something to know, as a sentence. */
  readonly onNote: (text: string) => void;
}

export type SweepEnd =
  /** The dataset file, or what was asked for, is wrong. */
  | { readonly kind: 'wrong'; readonly fault: Fault }
  | {
      readonly kind: 'over';
      readonly directory: SweepDirectory;
      readonly sweep: SweepObject;
      /** Why something is not on disk; null if all that was wanted is there. */
      readonly unwritten: OutputError | null;
    };

/**
 * Trains the points of a sweep, and collects what they come to; what is done stays on disk whatever ends it, and goes on
 * where the disk refuses.
 * @param signal ends the runs under way and starts no other.
 * @throws SweepDirectoryError, or an error of the system where the sweep directory cannot be made.
 */
export async function sweep(
  request: SweepRequest,
  executor: Executor,
  environment: SweepEnvironment,
  listener: SweepListener,
  signal: AbortSignal,
): Promise<SweepEnd> {
  const workers = new PointWorkers(environment.workers);
  try {
    return await run(request, executor, { ...environment, workers }, listener, signal);
  } finally {
    workers.dispose();
  }
}

async function run(
  request: SweepRequest,
  executor: Executor,
  { workers, distribution, frameBudget }: Omit<SweepEnvironment, 'workers'> & { readonly workers: PointWorkers },
  listener: SweepListener,
  signal: AbortSignal,
): Promise<SweepEnd> {
  const prepared = await prepareSweep(request, workers, signal);
  if (prepared.kind === 'wrong') return prepared;
  const { directory, bundle } = prepared;
  const known = await knownPoints(directory);
  listener.onReady(directory, known);
  if (executor.kind === 'slurm') await runOnSlurm(directory, executor, distribution, listener, signal);
  else if (executor.kind === 'local') {
    const { threads } = executor;
    const { onEvent, onPoint } = listener;
    const work = { directory, bundle, workers, distribution, threads, frameBudget, onEvent, signal };
    await runLocally(work, known, executor.workers, onPoint);
  }
  const found = await collect(directory, distribution);
  if (!SweepDirectory.isIn(directory.folder)) directory.unsaved.note(removed(directory.folder));
  return { kind: 'over', directory, sweep: found, unwritten: directory.unsaved.reason };
}

const removed = (folder: string): OutputError =>
  new OutputError(`${folder} was removed while the sweep trained: what was in it is lost`);
