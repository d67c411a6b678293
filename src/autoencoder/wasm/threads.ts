import { createMemory, instantiate, withSharedMemory, type Kernel } from './kernel.js';

/**
 * Starts a thread that calls {@link assist} with a copy of `share`, and ends when that returns.
 * @throws if the host has none to give.
 */
export type StartThread = (share: ThreadShare) => void;

/** What a thread needs to help: the code, the memory that it shares, and the address of its Program there. */
export interface ThreadShare {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly program: number;
}

/** Helps to train until the trainer is disposed of; sleeps while there is nothing to do. */
export function assist({ module, memory, program }: ThreadShare): void {
  instantiate(module, memory).exports.assist(program);
}

/** A kernel and the means to have other threads work in its memory. */
export interface OpenKernel extends Kernel {
  /** Starts a thread that helps with the Program at an address; where none starts, it is not missed. */
  startThread(program: number): void;
}

/** Gives kernels, each with a memory of its own, over one compiled code. */
export interface KernelSource {
  /** Whether threads can share its memory. */
  readonly canShare: boolean;
  /** A kernel for a training by so many threads. */
  open(threads: number): OpenKernel;
}

export function createKernelSource(bytes: Uint8Array<ArrayBuffer>, start: StartThread | null): KernelSource {
  const module = new WebAssembly.Module(bytes);
  // Compiled when it is needed: few networks are as large.
  let sharing: WebAssembly.Module | null = null;
  return {
    canShare: start !== null && typeof SharedArrayBuffer !== 'undefined',
    open: (threads) => {
      if (start === null || threads === 1) {
        return { ...instantiate(module, createMemory(false)), startThread: () => undefined };
      }
      const code = (sharing ??= new WebAssembly.Module(withSharedMemory(bytes)));
      const memory = createMemory(true);
      const startThread = (program: number): void => {
        try {
          start({ module: code, memory, program });
        } catch {
          // The other threads do its part of the work.
        }
      };
      return { ...instantiate(code, memory), startThread };
    },
  };
}
