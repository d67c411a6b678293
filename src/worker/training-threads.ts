import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartThread } from '../autoencoder/wasm/threads.js';

/** Threads of this process that help to train; `folder` is that of the bundles. */
export function createStartThread(folder: string): StartThread {
  return (share) => {
    const thread = new Worker(path.join(folder, 'training-thread.cjs'), { workerData: share });
    // Training does not depend on a thread that fails to start.
    thread.on('error', () => undefined);
    thread.unref();
  };
}
