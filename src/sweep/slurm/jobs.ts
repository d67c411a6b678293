import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { makeFolder } from '../../session/make-folder.js';
import { isInRanges } from './ranges.js';

/** An array job of a sweep. Task i trains the points from (i + offset) · pointsPerTask. */
export interface SubmittedJob {
  readonly job: number;
  /** Indices of the array, such as `0-3,7`. */
  readonly tasks: string;
  readonly offset: number;
  readonly pointsPerTask: number;
}

const jobSchema = v.object({ job: v.number(), tasks: v.string(), offset: v.number(), pointsPerTask: v.number() });

const jobsFile = (folder: string): string => path.join(folder, 'slurm', 'jobs.jsonl');

/** Keeps a job on disk as soon as it is submitted, so that a later program knows what is under way. */
export async function keepJob(folder: string, job: SubmittedJob): Promise<void> {
  await makeFolder(path.join(folder, 'slurm'));
  await appendFile(jobsFile(folder), JSON.stringify(job) + '\n');
}

/** The jobs of a sweep, in the order in which they were submitted. */
export async function readJobs(folder: string): Promise<SubmittedJob[]> {
  const text = await readFile(jobsFile(folder), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      return [v.parse(jobSchema, JSON.parse(line))];
    } catch {
      // The program was ended while it wrote.
      return [];
    }
  });
}

/** The task of a job that trains a point; null if none does. */
export function taskOf({ tasks, offset, pointsPerTask }: SubmittedJob, point: number): number | null {
  const task = Math.floor(point / pointsPerTask) - offset;
  return task >= 0 && isInRanges(tasks, task) ? task : null;
}

/** The log of the last task that was given a point; null before one was. */
export function logOf(folder: string, jobs: readonly SubmittedJob[], point: number): string | null {
  for (const job of jobs.toReversed()) {
    const task = taskOf(job, point);
    if (task !== null) return path.join(folder, 'logs', `${job.job}_${task}.log`);
  }
  return null;
}
