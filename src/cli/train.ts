import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { EngineChoice } from '../autoencoder/options.js';
import type { RunResult } from '../protocol/result.js';
import { TrainingSession } from '../session/session.js';
import { checkFolder, findInterrupted, Output, partialRuns } from '../session/output.js';
import { trainInto, type TrainingJob } from '../session/train-into.js';
import { distribution, labelOf, runDirectory } from '../node/environment.js';
import { createEnvironment, datasetFile, tellError, type Limits } from './environment.js';
import { exitStatus, formatFault, statusOf } from './exit-status.js';
import { onInterrupt } from './interrupt.js';
import { createProgress } from './progress.js';
import { summarizeResult } from './result-summary.js';

export interface TrainArguments {
  /** Whether to train, or to examine the model that the file names. */
  readonly task: 'train' | 'examine';
  readonly file: string;
  readonly seed: number | null;
  readonly steps: number | null;
  readonly engine: EngineChoice | null;
  readonly threads: number;
  /** Whether to go on with the interrupted run of the run directory. */
  readonly resume: boolean;
  /** Run directory; null for the default. */
  readonly out: string | null;
  readonly json: boolean;
  readonly limits: Limits;
  readonly quiet: boolean;
}

/**
 * Trains a dataset file, or examines the model that it names, and writes its run directory.
 * @returns the exit status.
 */
export async function train(options: TrainArguments): Promise<number> {
  const file = datasetFile(options.file);
  const directory = options.out === null ? runDirectory(file) : path.resolve(options.out);
  const interrupted = options.resume ? await findInterrupted(directory) : null;
  await checkFolder(directory);
  const output = new Output(directory, distribution);
  const environment = createEnvironment(options.limits);
  const progress = createProgress(process.stderr, options.quiet);
  const session = new TrainingSession(file, labelOf(options.file), environment);
  const stopped = new AbortController();
  const stopListening = onInterrupt(() => stopped.abort());
  const results: RunResult[] = [];
  session.onDidResume((step) => {
    if (session.latest.started !== undefined) progress.take(session.latest.started);
    if (!options.quiet) tellError(`Resumed at step ${step}.`);
  });
  session.onDidReceiveEvent(({ event }) => {
    progress.take(event);
    if (event.kind === 'finished') results.push(event.result);
  });
  session.onDidChangeState(() => {
    if (session.reading !== null) progress.read(session.reading);
  });
  try {
    await trainInto(
      session,
      output,
      interrupted === null ? jobOf(options) : { kind: 'resume', interrupted, threads: options.threads },
      stopped.signal,
    );
    progress.end();
    const isKept = output.folder === null || (await keep(session, output, options.quiet));
    if (session.fault !== null) {
      tellError(formatFault(session.fault));
      return statusOf(session.fault);
    }
    for (const result of results) {
      if (options.json) process.stdout.write(JSON.stringify(result) + '\n');
      else if (!options.quiet) process.stdout.write(summarizeResult(result));
    }
    if (stopped.signal.aborted) return exitStatus.interrupted;
    return isKept ? exitStatus.done : exitStatus.runFailed;
  } finally {
    await session.dispose();
    environment.workers.dispose();
    stopListening();
    // Nothing was written to it where the file is wrong.
    await rmdir(directory).catch(() => undefined);
  }
}

const jobOf = ({ seed, steps, engine, threads, task }: TrainArguments): TrainingJob => ({
  kind: 'train',
  options: {
    ...(seed === null ? {} : { seed }),
    ...(steps === null ? {} : { steps }),
    ...(engine === null ? {} : { engine }),
    threads,
    task,
  },
});

/** @returns whether the run is on disk; where it cannot be written, its numbers are printed all the same. */
async function keep(session: TrainingSession, output: Output, isQuiet: boolean): Promise<boolean> {
  try {
    const directory = await output.finish(session.events, session.artefacts);
    if (isQuiet) return true;
    tellError(`Run directory: ${directory}`);
    for (const partial of partialRuns(output.directory))
      if (partial !== directory) tellError(`There is a run that was interrupted too: latent-atlas report ${partial}`);
    return true;
  } catch (error) {
    tellError(error instanceof Error ? error.message : String(error));
    return false;
  }
}
