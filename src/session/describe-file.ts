import type { DataFile } from '../protocol/data-file.js';
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
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = supply.take();
    const finish = (settle: () => void): void => {
      signal.removeEventListener('abort', abort);
      worker.kill();
      settle();
    };
    const abort = (): void => finish(() => reject(signal.reason as Error));
    signal.addEventListener('abort', abort);
    worker.listen(
      (message) => {
        if (message.kind === 'reading') tell(message.share);
        else if (message.kind === 'dataFile') finish(() => resolve(message.dataFile));
        else if (message.kind === 'failed') finish(() => reject(new Error(message.fault.message)));
      },
      (end) => finish(() => reject(new Error(wordsOf(end, supply)))),
    );
    worker.send({ kind: 'describeFile', file, rows });
  });
}

function wordsOf(end: WorkerEnd, { options: { limits } }: WorkerSupply): string {
  const tooLarge = end.kind === 'monitor' ? end.report.reason === 'memory' : end.outOfMemory;
  if (tooLarge) {
    return `Reading the file needs too much memory: expected at most ${Math.round(limits.memory / 2 ** 20)} MiB. ${limitWords('memory')}`;
  }
  if (end.kind === 'monitor' && end.report.reason === 'file') return `Cannot read it: ${silentFile(limits)}`;
  return unexpectedEnd(end);
}
