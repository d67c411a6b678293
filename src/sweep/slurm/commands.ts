import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

/** Slurm is not there, or refuses. */
export class SlurmError extends Error {
  override readonly name = 'SlurmError';
}

const execute = promisify(execFile);

/** @throws SlurmError with what the command says. */
async function slurm(command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
    return stdout;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT')
      throw new SlurmError(`there is no command ${command} here: run this on a login node of the cluster`);
    const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
    throw new SlurmError(`${command} failed: ${said || error.message}`);
  }
}

/**
 * Submits a batch script.
 * @param options of sbatch, such as `--time=10`.
 * @returns the number of the job.
 */
export async function submit(options: readonly string[], script: string): Promise<number> {
  const text = await slurm('sbatch', ['--parsable', ...options, script]);
  // With the name of the cluster behind a semicolon, where there are several.
  const job = Number(text.trim().split(';')[0]);
  if (!Number.isInteger(job)) throw new SlurmError(`expected the number of a job from sbatch, got ${text.trim()}`);
  return job;
}

/** Tasks of the user's array jobs that wait or run, as `JOB_INDEX`; of other jobs only the number. */
export async function activeTasks(): Promise<ReadonlySet<string>> {
  const text = await slurm('squeue', ['--noheader', '--array', `--user=${userInfo().username}`, '--format=%i']);
  return new Set(text.split('\n').map((line) => line.trim()));
}

/** Ends jobs; those that are over already are left. */
export async function cancel(jobs: readonly number[]): Promise<void> {
  if (jobs.length > 0) await slurm('scancel', ['--quiet', ...jobs.map(String)]);
}

/** Array indices have to be less than this. */
export async function maximumArraySize(): Promise<number> {
  const text = await slurm('scontrol', ['show', 'config']);
  return Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(text)?.[1] ?? 1001);
}
