import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defaultEngine } from '../autoencoder/options.js';
import type { PointSummary } from '../sweep/point-file.js';
import { sweep as runSweep } from '../sweep/sweep.js';
import type { SweepObject } from '../sweep/sweep-object.js';
import {
  createWorkers,
  distribution,
  errorOf,
  frameBudget,
  labelOf,
  requireFile,
  runDirectory,
  type RunOptions,
} from './environment.js';
import { EventStream } from './event-stream.js';

/** What to vary, and how. */
export interface SweepOptions extends RunOptions {
  /**
   * Values by field, written as `--vary` takes them, such as `{ latent: 'euclidean(1),euclidean(2)', seed: '0-4' }`.
   * Default: what the dataset file sweeps over, or else seeds 0 to 4.
   */
  readonly vary?: Readonly<Record<string, string>>;
  /** A number of points at random, or of a Sobol sequence, instead of all combinations; with a seed, by default 0. */
  readonly draw?: { readonly kind: 'random' | 'sobol'; readonly points: number; readonly seed?: number };
  /** The sweep directory. Default: `runs/NAME-sweep` in the current folder. */
  readonly out?: string;
  /** Whether what is in the directory stays, if it is the same sweep. Default false. */
  readonly resume?: boolean;
  /** Runs at once. Default: the number of cores. */
  readonly workers?: number;
}

/** A sweep that goes on: its points as they end, for one reader, and the table at the end. */
export interface SweepRunning extends AsyncIterable<PointSummary> {
  /** What `sweep --json` prints. Rejects with a RunError; of a sweep that is ended before its time, the table so far. */
  readonly result: Promise<SweepObject>;
}

/**
 * Trains the points of a sweep, as `latent-atlas sweep` does.
 * @throws RunError if there is no such file.
 */
export function sweep(file: string, options: SweepOptions = {}): SweepRunning {
  const absolute = requireFile(file);
  const points = new EventStream<PointSummary>();
  const result = run(absolute, labelOf(file), options, points).finally(() => points.end());
  // A caller that reads only the points sees them end.
  result.catch(() => undefined);
  return { result, [Symbol.asyncIterator]: () => points[Symbol.asyncIterator]() };
}

async function run(
  file: string,
  label: string,
  options: SweepOptions,
  points: EventStream<PointSummary>,
): Promise<SweepObject> {
  const { vary = {}, draw, out, resume = false, engine = defaultEngine, steps = null, threads = 1 } = options;
  const workers = createWorkers(options);
  const fields = Object.entries(vary).map(([name, values]) => ({ name, values }));
  try {
    const end = await runSweep(
      {
        file,
        label,
        choice:
          fields.length === 0
            ? { kind: 'file' }
            : { kind: 'given', fields, draw: draw === undefined ? null : { seed: 0, ...draw } },
        engine,
        steps,
        halving: null,
        keepRuns: null,
        folder: out === undefined ? runDirectory(file, 'sweep') : path.resolve(out),
        resume,
      },
      { kind: 'local', workers: options.workers ?? availableParallelism(), threads },
      { workers, distribution, frameBudget },
      {
        onReady: () => undefined,
        onPoint: (summary) => points.add(summary),
        onEvent: () => undefined,
        onNote: () => undefined,
      },
      options.signal ?? new AbortController().signal,
    );
    if (end.kind === 'wrong') throw errorOf(end.fault);
    if (end.unwritten !== null) throw end.unwritten;
    return end.sweep;
  } finally {
    workers.dispose();
  }
}
