import { workerData } from 'node:worker_threads';
import { assistNative } from '../autoencoder/native/kernels.js';
import { assist, type ThreadShare } from '../autoencoder/wasm/threads.js';
import { loadAddon } from './native-addon.js';

/*
 * The entry of a thread that helps to train. It is in the kernel from its start to its end.
 */
const share = workerData as ThreadShare;
if (share.kind === 'wasm') assist(share);
else {
  const kernel = loadAddon(share.file)[share.variant];
  if (kernel !== undefined) assistNative(kernel, share.memory, share.program);
}
