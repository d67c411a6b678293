import type { Engine } from '../engine.js';
import { chooseBuild, type KernelBytes } from './kernel.js';
import { createKernelSource, type Threads } from './threads.js';
import { createTrainer } from './trainer.js';

/**
 * Makes the engine `wasm` ready: the fused kernel in WebAssembly.
 * @param threads that share the steps of larger networks, with the same result to the bit; null for one thread.
 * @throws Error where the host can run none of its builds.
 */
export function createWasmEngine(bytes: KernelBytes, threads: Threads | null = null): Engine {
  const build = chooseBuild(bytes);
  if (build === null) {
    throw new Error('The engine wasm needs WebAssembly with 128-bit SIMD, which this host does not have.');
  }
  const kernels = createKernelSource(bytes[build], threads);
  return { name: 'wasm', versions: { kernel: build }, compile: (task) => createTrainer(kernels, task) };
}
