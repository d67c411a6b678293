import path from 'node:path';
import { makeFolder } from '../../session/make-folder.js';
import { writeWhole } from '../../session/whole-file.js';
import type { SweepDirectory } from '../directory.js';
import { activeTasks, maximumArraySize, submit } from './commands.js';
import { keepJob, readJobs, taskOf } from './jobs.js';
import { rangesOf } from './ranges.js';

/** How the points are given to Slurm; null leaves it to the cluster. */
export interface SlurmOptions {
  /** Points that one task of an array trains, one after another. */
  readonly pointsPerTask: number;
  /** Tasks that may run at once. */
  readonly atOnce: number | null;
  /** As `--time`, `--mem`, `--partition` and `--account` of sbatch. */
  readonly time: string | null;
  readonly memory: string | null;
  readonly partition: string | null;
  readonly account: string | null;
  /** Cores of a task, and threads of its runs. */
  readonly cpusPerTask: number | null;
  /** Other options of sbatch, such as `--qos=long`. */
  readonly others: readonly string[];
  /** Whether to wait for the end. */
  readonly waits: boolean;
}

/** Seconds before the time limit at which a task is told to end. */
const warning = 30;

/**
 * Submits array jobs for the missing points that no job is working on, and a job that collects the results
 * once they are over.
 * @returns how many points are on their way because of this.
 * @throws SlurmError with what Slurm says.
 */
export async function submitMissing(
  directory: SweepDirectory,
  options: SlurmOptions,
  distribution: string,
): Promise<number> {
  const { folder } = directory;
  const { pointsPerTask } = options;
  const jobs = await readJobs(folder);
  const active = jobs.length === 0 ? new Set<string>() : await activeTasks();
  const isUnderWay = (point: number): boolean =>
    jobs.some((job) => {
      const task = taskOf(job, point);
      return task !== null && active.has(`${job.job}_${task}`);
    });
  const missing = (await directory.missing()).filter((point) => !isUnderWay(point));
  if (missing.length === 0) return 0;
  const blocks = [...new Set(missing.map((point) => Math.floor(point / pointsPerTask)))];
  const size = await maximumArraySize();
  await makeFolder(path.join(folder, 'logs'));
  const submitted: number[] = [];
  for (const offset of new Set(blocks.map((block) => Math.floor(block / size) * size))) {
    const tasks = rangesOf(
      blocks.filter((block) => block >= offset && block < offset + size).map((block) => block - offset),
    );
    const words = ['sweep-task', folder, '--points-per-task', `${pointsPerTask}`, '--offset', `${offset}`];
    const threads = ['--threads', `${options.cpusPerTask ?? 1}`];
    const script = await writeScript(folder, `array-${offset}.sh`, distribution, [...words, ...threads]);
    const limit = options.atOnce === null ? '' : `%${options.atOnce}`;
    const job = await submit(
      [...optionsOf(directory, options), `--array=${tasks}${limit}`, logPattern(folder, '%A_%a')],
      script,
    );
    await keepJob(folder, { job, tasks, offset, pointsPerTask });
    submitted.push(job);
  }
  const collector = await writeScript(folder, 'collect.sh', distribution, ['collect', folder]);
  const after = `--dependency=afterany:${submitted.join(':')}`;
  await submit(
    [...optionsOf(directory, { ...options, cpusPerTask: 1 }), after, logPattern(folder, 'collect-%j')],
    collector,
  );
  return missing.length;
}

/** Node takes the place of the shell, so that the signal before the time limit reaches it. */
async function writeScript(
  folder: string,
  name: string,
  distribution: string,
  words: readonly string[],
): Promise<string> {
  const file = path.join(folder, 'slurm', name);
  const line = [process.execPath, path.join(distribution, 'cli.cjs'), ...words].map(quote).join(' ');
  await writeWhole(file, `#!/bin/sh\nexec ${line}\n`);
  return file;
}

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

const logPattern = (folder: string, name: string): string =>
  `--output=${path.join(folder, 'logs').replaceAll('%', '%%')}${path.sep}${name}.log`;

function optionsOf({ plan, folder }: SweepDirectory, options: SlurmOptions): string[] {
  const { time, memory, partition, account, cpusPerTask, others } = options;
  const given: readonly (readonly [string, string | number | null])[] = [
    ['job-name', `latent-atlas ${plan.name}`],
    ['chdir', folder],
    ['time', time],
    ['mem', memory],
    ['partition', partition],
    ['account', account],
    ['cpus-per-task', cpusPerTask],
    ['signal', `B:TERM@${warning}`],
  ];
  return [
    ...given.flatMap(([name, value]) => (value === null ? [] : [`--${name}=${value}`])),
    '--requeue',
    '--open-mode=append',
    ...others,
  ];
}
