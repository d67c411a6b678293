import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartThread } from '../autoencoder/wasm/threads.js';

/** Threads of this process that help to train; `folder` is that of the bundles. */
export function createStartThread(folder: string): StartThread {
  return (share) => {
    const thread = new Worker(path.join(folder, 'training-thread.cjs'), { workerData: share });
    // One that does not come to help is not missed.
    thread.on('error', () => undefined);
    thread.unref();
  };
}
