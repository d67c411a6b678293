import type { Engine } from '../engine.js';
import type { StartThread } from '../wasm/threads.js';
import { createTrainer } from '../wasm/trainer.js';
import { variants, type Addon, type Variant } from './addon.js';
import { createNativeSource } from './kernels.js';

/**
 * Makes the engine `native` ready: the kernel in C, for this processor.
 * @param file of the addon, for threads that load it too.
 * @param startThread starts threads for the steps of larger networks; null if the host has no threads.
 * @param variant one that this processor can run; the fastest by default. All give the same bits.
 * @throws Error where the processor can run no variant, or not that one.
 */
export function createNativeEngine(
  addon: Addon,
  file: string,
  startThread: StartThread | null = null,
  variant: Variant | null = null,
): Engine {
  const chosen = variants.find((one) => addon[one] !== undefined && (variant === null || one === variant));
  const kernel = chosen === undefined ? undefined : addon[chosen];
  if (chosen === undefined || kernel === undefined) {
    throw new Error('The engine native needs a processor with AVX2 and FMA, or NEON.');
  }
  const kernels = createNativeSource(kernel, { file, variant: chosen }, startThread);
  return {
    name: 'native',
    versions: { kernel: chosen },
    compile: (task, threads = 1) => createTrainer(kernels, task, threads),
  };
}
