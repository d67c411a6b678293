import path from 'node:path';
import type { RunEvent } from '../protocol/events.js';
import type { RunResult } from '../protocol/result.js';
import { Output } from '../session/output.js';
import { TrainingSession } from '../session/session.js';
import { trainInto } from '../session/train-into.js';
import {
  createWorkers,
  distribution,
  errorOf,
  frameBudget,
  labelOf,
  requireFile,
  RunError,
  type RunOptions,
} from './environment.js';
import { EventStream } from './event-stream.js';

/** What to train, beside the dataset file. */
export interface TrainOptions extends RunOptions {
  /** A seed instead of the file's. */
  readonly seed?: number;
  /** The run directory. Default: none is written. */
  readonly out?: string;
}

/** A run that goes on: its events as they come, for one reader, and its result at the end. */
export interface TrainingRun extends AsyncIterable<RunEvent> {
  /** What `train --json` prints. Rejects with a RunError; of a run that is ended before its time, the result so far. */
  readonly result: Promise<RunResult>;
}

/**
 * Trains a dataset file, as `latent-atlas train` does.
 * @example for await (const event of train('circle.dataset.ts', { seed: 1 })) if (event.kind === 'progress') …
 * @throws RunError if there is no such file.
 */
export function train(file: string, options: TrainOptions = {}): TrainingRun {
  const absolute = requireFile(file);
  const events = new EventStream<RunEvent>();
  const result = run(absolute, labelOf(file), options, events).finally(() => events.end());
  // A caller that reads only the events sees them end.
  result.catch(() => undefined);
  return { result, [Symbol.asyncIterator]: () => events[Symbol.asyncIterator]() };
}

async function run(
  file: string,
  label: string,
  options: TrainOptions,
  events: EventStream<RunEvent>,
): Promise<RunResult> {
  const { seed, steps, engine, threads = 1, out, log = () => undefined } = options;
  const { signal = new AbortController().signal } = options;
  const workers = createWorkers(options);
  const session = new TrainingSession(file, label, { workers, runs: null, frameBudget, warmStart: false, log });
  const output = out === undefined ? null : new Output(path.resolve(out), distribution);
  session.onDidReceiveEvent(({ event }) => events.add(event));
  const given = {
    ...(seed === undefined ? {} : { seed }),
    ...(steps === undefined ? {} : { steps }),
    ...(engine === undefined ? {} : { engine }),
  };
  try {
    signal.throwIfAborted();
    await trainInto(session, output, { kind: 'train', options: { threads, ...given } }, signal);
    if (session.events.length > 0) await output?.finish(session.events, session.artefacts);
    if (session.fault !== null) throw errorOf(session.fault);
    const { finished } = session.latest;
    if (finished === undefined) throw new RunError('The run was stopped before it began.', null, false);
    return finished.result;
  } finally {
    await session.dispose();
    workers.dispose();
  }
}
