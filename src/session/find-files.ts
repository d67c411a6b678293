import type { FoundFile, KnownFile } from '../worker/messages.js';
import { askWorker } from './ask-worker.js';
import { silentFile } from './locate.js';
import { unexpectedEnd } from './worker-process.js';
import type { WorkerSupply } from './worker-supply.js';

/** A file that gives no byte within the limit, or a worker that could not look. */
export class FindFilesError extends Error {
  override readonly name = 'FindFilesError';
  constructor(
    message: string,
    /** The file that gives no byte; null where the worker ended for another reason. */
    readonly file: string | null,
  ) {
    super(message);
  }
}

/** A file to look for, and what it was once; null where that is not known. */
export interface SoughtFile {
  readonly file: string;
  readonly known: KnownFile | null;
}

/**
 * What is at some paths now, read by a worker process.
 * @param files absolute.
 * @param signal gives the search up.
 * @throws FindFilesError that names the file that gives no byte, or the reason of the signal.
 */
export async function findFiles(
  supply: Pick<WorkerSupply, 'options' | 'take'>,
  files: readonly SoughtFile[],
  signal: AbortSignal,
): Promise<readonly FoundFile[]> {
  if (files.length === 0) return [];
  return askWorker(
    supply,
    { kind: 'findFiles', files },
    (message) => (message.kind === 'found' ? message.files : null),
    (end) => {
      const file = end.kind === 'monitor' ? end.report.file : null;
      const reason = file === null ? unexpectedEnd(end) : `cannot read ${file}: ${silentFile(supply.options.limits)}`;
      return new FindFilesError(reason, file);
    },
    signal,
  );
}
