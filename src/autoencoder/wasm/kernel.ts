/**
 * The compiled builds of the kernel: `relaxed-simd` rounds a product and a sum once and is faster, where the host has
 * it.
 */
export interface KernelBytes {
  readonly 'relaxed-simd': Uint8Array<ArrayBuffer>;
  readonly simd: Uint8Array<ArrayBuffer>;
}

export type KernelBuild = keyof KernelBytes;

/** What the kernel exports (kernel/index.ts). Addresses are in bytes. */
export interface KernelExports {
  heapBase(): number;
  /** Trains with the threads that are in `assist`. */
  train(program: number, order: number, steps: number): void;
  /** The same in the thread that calls alone, to the same bits. */
  trainAlone(program: number, order: number, steps: number): void;
  flushMoments(program: number): void;
  assist(program: number): void;
  dismiss(program: number): void;
  forward(program: number, fromStage: number, toStage: number, rows: number): void;
  reconstructionError(program: number, rows: number): number;
  shuffle(order: number, rows: number, state: number): void;
}

/** A kernel with the memory that it works on. */
export interface Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
}

const pageBytes = 2 ** 16;
/** Pages that the kernel's memory may have at most, as it is compiled. */
const mostPages = 2 ** 16;

/**
 * The better build that this host can run.
 * @returns null if it can run none.
 */
export function chooseBuild(bytes: KernelBytes): KernelBuild | null {
  const builds: readonly KernelBuild[] = ['relaxed-simd', 'simd'];
  return builds.find((build) => WebAssembly.validate(bytes[build])) ?? null;
}

/**
 * The import of a memory `env.memory`, up to the byte of its flags: 1 says that it has a maximum, 2 that threads share
 * it.
 */
const memoryImport = [...new TextEncoder().encode('\x03env\x06memory\x02')];
const hasMaximum = 1;
const isShared = 2;

/**
 * The same kernel for a memory that threads share. Its code does for both; only what it says of the memory has to
 * match.
 * @throws Error where the bytes do not import their memory as a build of the kernel does.
 */
export function withSharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((_, at) => memoryImport.every((byte, index) => bytes[at + index] === byte));
  const flags = start + memoryImport.length;
  if (start < 0 || bytes[flags] !== hasMaximum) throw new Error('The kernel does not import a memory with a maximum.');
  return bytes.with(flags, hasMaximum | isShared);
}

/** A memory for the kernel, with nothing in it. */
export function createMemory(shared: boolean): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared });
}

/** The kernel on a memory, into which it writes its constants. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const unreachable = (): never => {
    throw new Error('The kernel aborted.');
  };
  const sleep = (address: number, seen: number): void =>
    void Atomics.wait(new Int32Array(memory.buffer), address >>> 2, seen);
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: unreachable, sleep } });
  // The build of kernel/index.ts exports nothing else.
  return { exports: instance.exports as unknown as KernelExports, memory };
}

/**
 * Grows the memory, whose views are void afterwards, to hold all up to an address.
 * @throws RangeError where that is more than there is.
 */
export function reserve(memory: WebAssembly.Memory, end: number): void {
  const missing = Math.ceil((end - memory.buffer.byteLength) / pageBytes);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch (error) {
    const mebibytes = Math.ceil(end / 2 ** 20);
    throw new RangeError(`The network and its training sample need ${mebibytes} MiB, more than the engine can have.`, {
      cause: error,
    });
  }
}
