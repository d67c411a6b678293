import type { Engine } from '../engine.js';
import { chooseBuild, type KernelBytes } from './kernel.js';
import { createKernelSource, type StartThread } from './threads.js';
import { createTrainer } from './trainer.js';

/**
 * Makes the engine `wasm` ready: the fused kernel in WebAssembly.
 * @param startThread starts threads for the steps of larger networks; null if the host has no threads.
 * @throws Error where the host can run none of its builds.
 */
export function createWasmEngine(bytes: KernelBytes, startThread: StartThread | null = null): Engine {
  const build = chooseBuild(bytes);
  if (build === null) {
    throw new Error('The engine wasm needs WebAssembly with 128-bit SIMD, which this host does not have.');
  }
  const kernels = createKernelSource(bytes[build], startThread);
  return {
    name: 'wasm',
    versions: { kernel: build },
    compile: (task, threads = 1) => createTrainer(kernels, task, threads),
  };
}
