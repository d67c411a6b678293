import type { WorkerSupply } from '../session/worker-supply.js';
import { requireSameData } from './data-files.js';
import { SweepDirectory } from './directory.js';
import { performPoint, summaryOf, type PointWork } from './perform-point.js';
import type { PointSummary } from './point-file.js';
import { PointWorkers } from './point-workers.js';

/** Variables in which schedulers tell an array job its index, each with the scheduler. */
export const indexVariables = {
  SLURM_ARRAY_TASK_ID: 'Slurm',
  PBS_ARRAY_INDEX: 'PBS',
  LSB_JOBINDEX: 'LSF',
  SGE_TASK_ID: 'SGE',
  JOB_COMPLETION_INDEX: 'Kubernetes',
} as const;

/** The index that a scheduler gave this process; null where none did. */
export function indexOfScheduler(environment: NodeJS.ProcessEnv): number | null {
  for (const name of Object.keys(indexVariables)) {
    const text = environment[name] ?? '';
    // SGE says `undefined` outside array jobs, and LSF 0.
    if (/^\d+$/.test(text) && !(name === 'LSB_JOBINDEX' && text === '0')) return Number(text);
  }
  return null;
}

/**
 * Trains some points of a sweep directory, one after another; those that are over already are left as they are.
 * @param indices those beyond the last point are left out.
 * @returns what became of each point that was trained now.
 * @throws SweepDirectoryError if the bundle or the data have changed, OutputError where something cannot be written,
 * after the last of them.
 */
export async function performTask(
  folder: string,
  indices: readonly number[],
  environment: Omit<PointWork, 'directory' | 'bundle' | 'workers'> & { readonly workers: WorkerSupply },
): Promise<PointSummary[]> {
  const directory = await SweepDirectory.open(folder);
  await requireSameData(environment.workers, directory.plan.data);
  const workers = new PointWorkers(environment.workers);
  const work: PointWork = { ...environment, workers, directory, bundle: await directory.bundle() };
  const summaries: PointSummary[] = [];
  try {
    for (const index of indices) {
      if (index >= directory.plan.points || (await summaryOf(directory, index)) !== null) continue;
      const summary = await performPoint(work, index, directory.point(index));
      if (summary === null) break;
      summaries.push(summary);
    }
    if (directory.unsaved.reason !== null) throw directory.unsaved.reason;
    return summaries;
  } finally {
    workers.dispose();
  }
}
