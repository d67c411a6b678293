import path from 'node:path';
import type { EngineName } from '../autoencoder/options.js';
import type { RunEvent } from '../protocol/events.js';
import type { RunResult } from '../protocol/result.js';
import { TrainingSession } from '../session/session.js';
import { untilOver } from '../session/until-over.js';
import { createEnvironment, datasetFile, runDirectory, tellError } from './distribution.js';
import { exitStatus, formatFault, statusOf } from './exit-status.js';
import { onInterrupt } from './interrupt.js';
import { createProgress } from './progress.js';
import { summarizeResult } from './result-summary.js';
import { writeRun } from './write-run.js';

export interface TrainArguments {
  readonly file: string;
  readonly seed: number | null;
  readonly steps: number | null;
  readonly engine: EngineName | null;
  readonly threads: number;
  /** Run directory; null for the default. */
  readonly out: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Trains a dataset file and writes its run directory.
 * @returns the exit status.
 */
export async function train(options: TrainArguments): Promise<number> {
  const file = datasetFile(options.file);
  const environment = createEnvironment();
  const progress = createProgress(process.stderr, options.quiet);
  const session = new TrainingSession(file, options.file, environment);
  const interrupted = new AbortController();
  const stopListening = onInterrupt(() => {
    interrupted.abort();
    session.command({ kind: 'stop' });
  });
  const results: RunResult[] = [];
  session.onDidReceiveEvent(({ event }: { event: RunEvent }) => {
    progress.take(event);
    if (event.kind === 'finished') results.push(event.result);
  });
  session.onDidChangeState(() => {
    if (session.reading !== null) progress.read(session.reading);
  });
  try {
    await untilOver(session, {
      ...(options.seed === null ? {} : { seed: options.seed }),
      ...(options.steps === null ? {} : { steps: options.steps }),
      ...(options.engine === null ? {} : { engine: options.engine }),
      threads: options.threads,
    });
    progress.end();
    if (session.events.length > 0) {
      const directory = options.out === null ? runDirectory(file) : path.resolve(options.out);
      await writeRun(directory, session);
      if (!options.quiet) tellError(`Run directory: ${directory}`);
    }
    if (session.fault !== null) {
      tellError(formatFault(session.fault));
      return statusOf(session.fault);
    }
    for (const result of results) {
      if (options.json) process.stdout.write(JSON.stringify(result) + '\n');
      else if (!options.quiet) process.stdout.write(summarizeResult(result));
    }
    return interrupted.signal.aborted ? exitStatus.interrupted : exitStatus.done;
  } finally {
    await session.dispose();
    environment.workers.dispose();
    stopListening();
  }
}
