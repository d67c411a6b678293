import { layout } from '../architecture.js';
import { createMemory, type KernelExports } from '../wasm/kernel.js';
import type { KernelSource, Shape, StartThread } from '../wasm/threads.js';
import { callUntilDone, type AddonKernel, type Variant } from './addon.js';
import { layOut } from './program.js';

/** Where the addon is, for threads that load it too. */
export interface AddonPlace {
  readonly file: string;
  readonly variant: Variant;
}

/** First address that is given out: 0 stands for nothing. */
const firstAddress = 64;

/** Parameters times points of a step from which on threads are tried. */
const leastWork = 1e6;

/** Kernels in C, each with a memory of its own. @param start null where there are no threads to have. */
export function createNativeSource(kernel: AddonKernel, place: AddonPlace, start: StartThread | null): KernelSource {
  return {
    canShare: start !== null,
    threadsFor: (task, most) => (workOf(task) < leastWork ? 1 : most),
    layOut,
    open: () => {
      // Of WebAssembly, since it grows in its place, starts on a page, and threads may share it.
      const memory = createMemory(true);
      const startThread = (program: number): void => {
        try {
          start?.({ kind: 'native', ...place, memory, program });
        } catch {
          // The other threads do its part of the work.
        }
      };
      return { exports: exportsOf(kernel, memory), memory, startThread };
    },
  };
}

function workOf({ architecture, batchSize }: Shape): number {
  return layout(architecture).parameters * batchSize;
}

/** The kernel as the one in WebAssembly is called (../wasm/kernel.ts). */
function exportsOf(kernel: AddonKernel, memory: WebAssembly.Memory): KernelExports {
  // Another object after the memory has grown.
  let bytes = new Uint8Array();
  const now = (): Uint8Array => {
    if (bytes.byteLength !== memory.buffer.byteLength) bytes = new Uint8Array(memory.buffer);
    return bytes;
  };
  return {
    heapBase: () => firstAddress,
    train: (lane, order, steps) =>
      callUntilDone(now(), lane, kernel.offer(now(), lane, order, steps), () => kernel.proceed(now(), lane)),
    trainAlone: (lane, order, steps) => kernel.trainAlone(now(), lane, order, steps),
    // With each step.
    flushMoments: () => undefined,
    assist: (lane) => callUntilDone(now(), lane, kernel.assist(now(), lane), () => kernel.assist(now(), lane)),
    dismiss: (lane) => callUntilDone(now(), lane, kernel.dismiss(now(), lane), () => 0),
    forward: (lane, from, to, rows) => kernel.forward(now(), lane, from, to, rows),
    reconstructionError: (lane, rows) => kernel.reconstructionError(now(), lane, rows),
    shuffle: (order, rows, state) => kernel.shuffle(now(), order, rows, state),
  };
}

/** Helps to train with the addon that a thread has loaded, until the trainer is disposed of. */
export function assistNative(kernel: AddonKernel, memory: WebAssembly.Memory, lane: number): void {
  exportsOf(kernel, memory).assist(lane);
}
