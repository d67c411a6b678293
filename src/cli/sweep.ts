import path from 'node:path';
import { totalmem } from 'node:os';
import { defaultEngine, type EngineChoice } from '../autoencoder/options.js';
import { checkFolder, OutputError, writeError } from '../session/output.js';
import type { Halving, KeptRuns, SweepPlan } from '../sweep/plan-file.js';
import type { PointSummary } from '../sweep/point-file.js';
import { SweepDirectoryError } from '../sweep/directory.js';
import { SlurmError } from '../sweep/slurm/commands.js';
import { sweep as runSweep, type Executor, type SweepEnd } from '../sweep/sweep.js';
import type { SweepChoice } from '../worker/messages.js';
import { distribution, labelOf, runDirectory } from '../node/environment.js';
import { createEnvironment, datasetFile, tellError, type Limits } from './environment.js';
import { exitStatus, formatFault, statusOf, UsageError } from './exit-status.js';
import { onInterrupt } from './interrupt.js';
import { printSweep } from './sweep-summary.js';

export interface SweepArguments {
  readonly file: string;
  readonly choice: SweepChoice;
  readonly executor: Executor;
  readonly steps: number | null;
  readonly engine: EngineChoice | null;
  readonly halving: Halving | null;
  readonly keepRuns: KeptRuns | null;
  /** The sweep directory; null for the default. */
  readonly out: string | null;
  readonly resume: boolean;
  readonly json: boolean;
  readonly limits: Limits;
  readonly quiet: boolean;
}

/** Begins the place in an error that is of the command line rather than of the dataset file. */
const ofCommandLine = '--vary';

/**
 * Trains the points of a sweep, some at a time, and tells what they come to.
 * @returns the exit status.
 */
export async function sweep(words: SweepArguments): Promise<number> {
  const file = datasetFile(words.file);
  const folder =
    words.out === null
      ? runDirectory(file, words.choice.kind === 'latentScan' ? 'find-latent' : 'sweep')
      : path.resolve(words.out);
  await checkFolder(folder);
  const environment = createEnvironment(words.limits);
  const tell = (text: string): void => {
    if (!words.quiet) tellError(text);
  };
  const controller = new AbortController();
  const stopListening = onInterrupt(() => controller.abort());
  const failed: PointSummary[] = [];
  try {
    const end = await runSweep(
      {
        file,
        label: labelOf(words.file),
        choice: words.choice,
        engine: words.engine ?? defaultEngine,
        steps: words.steps,
        halving: words.halving,
        keepRuns: words.keepRuns,
        folder,
        resume: words.resume,
      },
      words.executor,
      { ...environment, distribution },
      {
        onReady: ({ plan }, { size }) => tell(describeStart(plan, plan.points - size, words.executor)),
        onPoint: (summary) => {
          if (summary.state === 'failed') failed.push(summary);
          tell(describePoint(summary));
        },
        onEvent: (index, event) => {
          if (event.kind === 'warning') tell(`point ${index}: Warning: ${event.message}`);
        },
        onNote: tell,
      },
      controller.signal,
    );
    return tellEnd(end, words, failed, controller.signal.aborted);
  } catch (error) {
    if (error instanceof SweepDirectoryError) throw new UsageError(error.message);
    if (error instanceof SlurmError) throw new OutputError(error.message, { cause: error });
    throw writeError(folder, error);
  } finally {
    environment.workers.dispose();
    stopListening();
  }
}

function tellEnd(end: SweepEnd, words: SweepArguments, failed: readonly PointSummary[], isStopped: boolean): number {
  if (end.kind === 'wrong') {
    if (end.fault.message.startsWith(ofCommandLine)) throw new UsageError(end.fault.message);
    if (isStopped) return exitStatus.interrupted;
    tellError(formatFault(end.fault));
    return statusOf(end.fault);
  }
  const { sweep: found, directory, unwritten } = end;
  if (unwritten !== null) tellError(unwritten.message);
  const firstFailed = failed.at(0) ?? null;
  if (firstFailed !== null) tellError(`point ${firstFailed.index} failed: ${firstFailed.message ?? ''}`);
  if (found.counts.missing < found.counts.points || words.json) printSweep(found, words.json);
  if (!words.quiet) {
    tellError(`Sweep directory: ${directory.folder}`);
    if (found.counts.missing > 0) tellError(`${found.counts.missing} points are missing: go on with --resume.`);
  }
  if (isStopped) return exitStatus.interrupted;
  if (firstFailed === null) return unwritten === null ? exitStatus.done : exitStatus.runFailed;
  return firstFailed.ofDataset ? exitStatus.datasetWrong : exitStatus.runFailed;
}

function describeStart(plan: SweepPlan, missing: number, executor: Executor): string {
  const points = `${plan.name}: ${missing} of ${plan.points} points to train, over ${plan.fields.join(', ')}`;
  if (executor.kind !== 'local') return points;
  const { workers, threads } = executor;
  const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`;
  return (
    `${points}\n${workers} at once, ${threads === 1 ? 'one thread' : `${threads} threads`} each; each may take ` +
    `${mebibytes(plan.limits.memory)} of memory, of ${mebibytes(totalmem())} in this machine`
  );
}

function describePoint({ index, point, state, outcomes, message }: PointSummary): string {
  const values = Object.entries(point).map(
    ([name, value]) => `${name.slice(name.indexOf('.') + 1)} ${JSON.stringify(value)}`,
  );
  const { steps, sup, median } = outcomes;
  const figures = [
    ...(typeof steps === 'number' ? [`${steps} steps`] : []),
    ...(typeof sup === 'number' ? [`sup ρ ${sup.toPrecision(4)}`] : []),
    ...(typeof median === 'number' ? [`median ρ ${median.toPrecision(3)}`] : []),
  ];
  const end = state === 'done' ? figures.join(', ') : (message ?? state);
  return `point ${index} (${values.join(', ')}): ${end}`;
}
