import type { Engine } from '../engine.js';
import { chooseBuild, type KernelBytes } from './kernel.js';
import { createTrainer } from './trainer.js';

/**
 * Makes the engine `wasm` ready: the fused kernel in WebAssembly, one thread.
 * @throws Error where the host can run none of its builds.
 */
export function createWasmEngine(bytes: KernelBytes): Engine {
  const build = chooseBuild(bytes);
  if (build === null) {
    throw new Error('The engine wasm needs WebAssembly with 128-bit SIMD, which this host does not have.');
  }
  const module = new WebAssembly.Module(bytes[build]);
  return { name: 'wasm', versions: { kernel: build }, compile: (task) => createTrainer(module, task) };
}
