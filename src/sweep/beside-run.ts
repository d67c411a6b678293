import { defaultEngine } from '../autoencoder/options.js';
import { runOfFile } from '../session/run-of-file.js';
import type { TrainingSession, TrainOptions } from '../session/session.js';
import type { SweepChoice } from '../worker/messages.js';
import { readSweep } from './collect.js';
import type { SweepDirectory } from './directory.js';
import { sweep, type SweepEnvironment } from './sweep.js';

/** A sweep whose table stands beside the shown run of a session. */
export interface SweepBesideRun {
  readonly session: TrainingSession;
  readonly choice: SweepChoice;
  /** For the run on show, if it has to be trained first. */
  readonly train: Omit<TrainOptions, 'seed'>;
  /** The sweep directory, absolute. */
  readonly folder: string;
  /** Runs at once. */
  readonly atOnce: number;
  /** Told after each point: how many are over, and how many there are. */
  readonly onProgress: (over: number, all: number) => void;
  /** Ends it; so does a run of another dataset. */
  readonly signal: AbortSignal;
}

/**
 * Trains the points of a sweep in the background, and records its table beside the shown run of the session.
 * @throws Error that says what is wrong with the dataset file, or why nothing can be written.
 */
export async function sweepBesideRun(job: SweepBesideRun, environment: SweepEnvironment): Promise<void> {
  const { session, choice, train, folder, atOnce } = job;
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  job.signal.addEventListener('abort', stop, { once: true });
  const { signal } = controller;
  const isStopped = (): boolean => signal.aborted;
  if (job.signal.aborted || (await runOfFile(session, train, signal)) === null || isStopped()) return;
  const { revision } = session;
  const listener = session.onDidReceiveEvent(({ event }) => {
    if (event.kind === 'started' && session.revision !== revision) stop();
  });
  let recording = Promise.resolve();
  const record = (directory: SweepDirectory): void => {
    recording = recording.then(async () => {
      const { name, file, hash, parameters, columns, rows, latentScan, counts } = await readSweep(directory);
      if (session.revision !== revision) return;
      session.record({
        kind: 'sweepTable',
        table: { name, file, hash, parameters, columns, rows, latentScan },
        shown: null,
      });
      job.onProgress(counts.points - counts.missing, counts.points);
    });
  };
  let found: SweepDirectory | null = null;
  try {
    const end = await sweep(
      {
        file: session.file,
        label: session.label,
        choice,
        engine: train.engine ?? defaultEngine,
        steps: null,
        halving: null,
        keepRuns: 'first',
        folder,
        resume: false,
      },
      { kind: 'local', workers: atOnce, threads: 1 },
      environment,
      {
        onReady: (directory) => {
          found = directory;
          record(directory);
        },
        onPoint: () => {
          if (found !== null) record(found);
        },
        onEvent: () => undefined,
        onNote: () => undefined,
      },
      signal,
    );
    if (end.kind === 'wrong' && !isStopped()) throw new Error(end.fault.message);
    await recording;
    if (end.kind === 'over' && end.unwritten !== null) throw end.unwritten;
  } finally {
    listener.dispose();
    await session.write();
  }
}
