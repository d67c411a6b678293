import { watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../session/make-folder.js';
import type { SweepDirectory } from '../directory.js';
import { summaryOf } from '../perform-point.js';
import type { PointSummary } from '../point-file.js';
import { activeTasks, cancel, SlurmError } from './commands.js';
import { logOf, readJobs } from './jobs.js';
import { submitMissing, type SlurmOptions } from './submit.js';

/** Milliseconds between two questions to Slurm, and between two looks at a directory that tells nothing by itself. */
const pollInterval = 30_000;

/** Is told how the jobs go on. */
interface JobListener {
  readonly onPoint: (summary: PointSummary) => void;
  readonly onNote: (text: string) => void;
}

/**
 * Has Slurm train what is missing of a sweep directory, and follows the directory until it is over.
 * @param signal cancels the jobs.
 * @throws SlurmError with what Slurm says.
 */
export async function runOnSlurm(
  directory: SweepDirectory,
  options: SlurmOptions,
  distribution: string,
  { onPoint, onNote }: JobListener,
  signal: AbortSignal,
): Promise<void> {
  const { folder } = directory;
  const known = new Set(await directory.written());
  const submitted = await submitMissing(directory, options, distribution);
  const jobs = await readJobs(folder);
  onNote(
    `${submitted} points submitted to Slurm; jobs of this sweep: ${jobs.map(({ job }) => job).join(', ') || 'none'}`,
  );
  if (!options.waits) return;
  const numbers = jobs.map(({ job }) => job);
  let asked = performance.now();
  const changes = new Changes(path.join(folder, 'results'));
  try {
    while (known.size < directory.plan.points) {
      await changes.next(signal);
      for (const index of await directory.written()) {
        if (known.has(index)) continue;
        const summary = await summaryOf(directory, index);
        if (summary === null) continue;
        known.add(index);
        onPoint(summary);
        if (summary.state === 'failed')
          onNote(`point ${index}: the log is ${logOf(folder, jobs, index) ?? 'not known'}`);
      }
      if (signal.aborted) {
        await cancel(numbers);
        return;
      }
      if (performance.now() - asked < pollInterval) continue;
      asked = performance.now();
      const active = await activeTasks().catch((error: unknown) => {
        // A controller may be away for a while; its jobs go on.
        if (!(error instanceof SlurmError)) throw error;
        onNote(`Slurm does not answer, and is asked again: ${error.message}`);
        return null;
      });
      if (active === null) continue;
      const isActive = [...active].some((task) => numbers.includes(Number(task.split('_')[0])));
      if (!isActive) break;
    }
  } finally {
    changes.close();
  }
  for (const index of (await directory.missing()).slice(0, 10))
    onNote(`point ${index} has no result: the log is ${logOf(folder, jobs, index) ?? 'not known'}`);
}

/** Waits for new files in the folders inside a folder: told by the system where it can, else looked for at times. */
class Changes {
  private readonly watchers = new Map<string, FSWatcher>();
  private wake: () => void = () => undefined;

  constructor(private readonly folder: string) {}

  /** Resolves at the next change, after {@link pollInterval}, or when the signal comes. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const changed = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    await this.watchAll();
    const timer = setTimeout(this.wake, pollInterval);
    signal.addEventListener('abort', this.wake);
    await changed;
    clearTimeout(timer);
    signal.removeEventListener('abort', this.wake);
  }

  close(): void {
    for (const watcher of this.watchers.values()) watcher.close();
  }

  private async watchAll(): Promise<void> {
    await makeFolder(this.folder);
    for (const name of ['', ...(await readdir(this.folder))]) {
      if (this.watchers.has(name)) continue;
      try {
        this.watchers.set(
          name,
          watch(path.join(this.folder, name), () => this.wake()),
        );
        // What came before it was watched.
        if (name !== '') this.wake();
      } catch {
        // Not every file system can be watched.
      }
    }
  }
}
