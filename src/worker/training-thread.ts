import { workerData } from 'node:worker_threads';
import { assist, type ThreadShare } from '../autoencoder/wasm/threads.js';

/*
 * The entry of a thread that helps to train. It is in the kernel from its start to its end.
 */
assist(workerData as ThreadShare);
