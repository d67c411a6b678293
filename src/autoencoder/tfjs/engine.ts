import * as tf from '@tensorflow/tfjs-core';
// Bundlers drop the gradients as a side effect unless they are named.
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import type { Engine } from '../engine.js';
import { createTrainer } from './trainer.js';

/**
 * Makes the engine `tfjs` ready: TensorFlow.js on its WebAssembly backend, one thread.
 * @param wasmFolder folder with the `.wasm` files of that backend, with a separator at its end.
 * @throws Error where the backend does not start.
 */
export async function createTfjsEngine(wasmFolder: string): Promise<Engine> {
  // Production mode: no banner on the console and no check of every tensor; non-finite losses are looked for once a slice.
  tf.enableProdMode();
  setWasmPaths(wasmFolder);
  if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js: its WebAssembly backend did not start');
  await tf.ready();
  return {
    name: 'tfjs',
    versions: { '@tensorflow/tfjs-core': tf.version_core, '@tensorflow/tfjs-backend-wasm': version_wasm },
    compile: createTrainer,
  };
}
