import type { DataFile } from '../protocol/data-file.js';
import { askWorker } from './ask-worker.js';
import { limitWords, silentFile } from './locate.js';
import { unexpectedEnd, type WorkerEnd } from './worker-process.js';
import type { WorkerSupply } from './worker-supply.js';

/**
 * What there is in a data file, read by a worker process of its own.
 * @param file absolute.
 * @param rows to read at most.
 * @param tell told of the share that has been read, from 0 to 1.
 * @throws Error that says why the file cannot be read, or the reason of the signal when that is aborted.
 */
export function describeFile(
  supply: WorkerSupply,
  file: string,
  rows: number,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<DataFile> {
  return askWorker(
    supply,
    { kind: 'describeFile', file, rows },
    (message) => {
      if (message.kind === 'failed') throw new Error(message.fault.message);
      if (message.kind === 'reading') tell(message.share);
      return message.kind === 'dataFile' ? message.dataFile : null;
    },
    (end) => new Error(wordsOf(end, supply)),
    signal,
  );
}

function wordsOf(end: WorkerEnd, { options: { limits } }: WorkerSupply): string {
  const tooLarge = end.kind === 'monitor' ? end.report.reason === 'memory' : end.outOfMemory;
  if (tooLarge) {
    return `Reading the file needs too much memory: expected at most ${Math.round(limits.memory / 2 ** 20)} MiB. ${limitWords('memory')}`;
  }
  if (end.kind === 'monitor' && end.report.reason === 'file') return `Cannot read it: ${silentFile(limits)}`;
  return unexpectedEnd(end);
}
