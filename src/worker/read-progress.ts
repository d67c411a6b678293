import { setImmediate } from 'node:timers/promises';
import type { ReadProgress } from './file-readers/progress.js';
import type { FromWorker } from './messages.js';

/** Milliseconds between two messages on how far a file has been read. */
const interval = 100;

/**
 * Tells the session how far a file has been read, and lets the process see to its messages meanwhile.
 * @param file its name.
 */
export function createReadProgress(file: string, send: (message: FromWorker) => void): ReadProgress {
  let next = performance.now() + interval;
  return async (share) => {
    if (performance.now() < next) return;
    send({ kind: 'reading', file, share });
    await setImmediate();
    next = performance.now() + interval;
  };
}
