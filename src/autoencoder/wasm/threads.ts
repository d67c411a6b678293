import type { Variant } from '../native/addon.js';
import type { TrainingTask } from '../engine.js';
import type { TrainingSource } from '../training-rows.js';
import { createMemory, instantiate, withSharedMemory, type Kernel } from './kernel.js';
import { layOut, type Program } from './program.js';
import { shardsOf, type Shards } from './shards.js';

/**
 * Starts a thread that calls {@link assist} with a copy of `share`, and ends when that returns.
 * @throws if the host has none to give.
 */
export type StartThread = (share: ThreadShare) => void;

/** What a thread needs to help: the code, the memory that it shares, and the address of its Program there. */
export type ThreadShare = WasmShare | NativeShare;

export interface WasmShare {
  readonly kind: 'wasm';
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly program: number;
}

/** Of the engine `native`: the file of its addon, and a variant of it. */
export interface NativeShare {
  readonly kind: 'native';
  readonly file: string;
  readonly variant: Variant;
  readonly memory: WebAssembly.Memory;
  readonly program: number;
}

/** Helps to train until the trainer is disposed of; sleeps while there is nothing to do. */
export function assist({ module, memory, program }: WasmShare): void {
  instantiate(module, memory).exports.assist(program);
}

/** A kernel and the means to have other threads work in its memory. */
export interface OpenKernel extends Kernel {
  /** Starts a thread that helps with the Program at an address; where none starts, it is not missed. */
  startThread(program: number): void;
}

/** What of a task says how its steps can be shared. */
export type Shape = Omit<TrainingTask, 'points'>;

/** Gives kernels, each with a memory of its own, over one compiled code. */
export interface KernelSource {
  /** Whether threads can share its memory. */
  readonly canShare: boolean;
  /** Threads that may share the steps of a task, no more than given. */
  threadsFor(task: Shape, most: number): number;
  /** Lays a task out for a number of threads, from an address on. */
  layOut(task: TrainingTask<TrainingSource>, threads: number, start: number): Program;
  /** A kernel for a training by this many threads. */
  open(threads: number): OpenKernel;
}

export function createKernelSource(bytes: Uint8Array<ArrayBuffer>, start: StartThread | null): KernelSource {
  const module = new WebAssembly.Module(bytes);
  // Compiled when it is needed: few networks are as large.
  let sharing: WebAssembly.Module | null = null;
  return {
    canShare: start !== null && typeof SharedArrayBuffer !== 'undefined',
    threadsFor: (task, most) => Math.min(most, cutOf(task)?.count ?? 1),
    layOut: (task, threads, address) => layOut(task, cutOf(task), threads, address),
    open: (threads) => {
      if (start === null || threads === 1) {
        return { ...instantiate(module, createMemory(false)), startThread: () => undefined };
      }
      const code = (sharing ??= new WebAssembly.Module(withSharedMemory(bytes)));
      const memory = createMemory(true);
      const startThread = (program: number): void => {
        try {
          start({ kind: 'wasm', module: code, memory, program });
        } catch {
          // The other threads do its part of the work.
        }
      };
      return { ...instantiate(code, memory), startThread };
    },
  };
}

/** Clipping and the topological loss look at the whole mini-batch in the middle of a step. */
function cutOf(task: Shape): Shards | null {
  return task.gradientClipping !== null || task.topological !== null ? null : shardsOf(task);
}
