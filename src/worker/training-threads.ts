import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Threads } from '../autoencoder/wasm/threads.js';

/**
 * Threads of this process for the engine `wasm`.
 * @param folder of the bundles.
 * @param most threads of one training at most, with the main thread.
 */
export function createThreads(folder: string, most: number): Threads {
  return {
    most,
    start: (share) => {
      const thread = new Worker(path.join(folder, 'training-thread.cjs'), { workerData: share });
      // One that does not start is not missed.
      thread.on('error', () => undefined);
      thread.unref();
    },
  };
}
