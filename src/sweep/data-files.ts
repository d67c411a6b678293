import { findFiles } from '../session/find-files.js';
import type { WorkerSupply } from '../session/worker-supply.js';
import type { FoundFile, KnownFile } from '../worker/messages.js';
import { SweepDirectoryError } from './directory.js';

/**
 * Checks that data files are what they were. Those of the same size and time of change are not read.
 * @throws SweepDirectoryError that names the first that is not, FindFilesError where one gives no byte.
 */
export async function requireSameData(
  supply: Pick<WorkerSupply, 'options' | 'take'>,
  files: readonly KnownFile[],
): Promise<void> {
  const sought = files.map((known) => ({ file: known.file, known }));
  const found = await findFiles(supply, sought, new AbortController().signal);
  for (const [index, known] of files.entries()) requireSame(known, found[index]);
}

/** @throws SweepDirectoryError */
function requireSame({ file, bytes, hash }: KnownFile, now: FoundFile): void {
  if (now.kind === 'file' && now.bytes === bytes && now.hash === hash) return;
  const what = now.kind === 'file' ? 'has changed since the sweep was planned' : 'is not there any more';
  throw new SweepDirectoryError(`${file} ${what}: start the sweep again, or bring the file back`);
}
