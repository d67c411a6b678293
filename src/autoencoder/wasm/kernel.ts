/** The compiled builds of the kernel: `relaxed-simd` rounds a product and a sum once and is faster, where the host has it. */
export interface KernelBytes {
  readonly 'relaxed-simd': Uint8Array<ArrayBuffer>;
  readonly simd: Uint8Array<ArrayBuffer>;
}

export type KernelBuild = keyof KernelBytes;

/** What the kernel exports (kernel/index.ts). Addresses are in bytes. */
export interface KernelExports {
  heapBase(): number;
  train(program: number, order: number, steps: number): void;
  forward(program: number, fromStage: number, toStage: number, rows: number): void;
  reconstructionError(program: number, rows: number): number;
  shuffle(order: number, rows: number, state: number): void;
}

/** A kernel with memory of its own. */
export interface Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
}

const pageBytes = 2 ** 16;

/**
 * The better build that this host can run.
 * @returns null where it can run none.
 */
export function chooseBuild(bytes: KernelBytes): KernelBuild | null {
  const builds: readonly KernelBuild[] = ['relaxed-simd', 'simd'];
  return builds.find((build) => WebAssembly.validate(bytes[build])) ?? null;
}

/** A kernel whose memory has nothing in it but the kernel's own constants. */
export function instantiate(module: WebAssembly.Module): Kernel {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const unreachable = (): never => {
    throw new Error('The kernel aborted.');
  };
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: unreachable } });
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
