/** What a function of the kernel wants of its caller when it returns (kernel/team.h). */
export const nothingLeft = 0;
export const sleepOn = 1;

/** A variant of the kernel in C (kernel/kernel.h). Places are offsets in the memory, in bytes; nothing is checked. */
export interface AddonKernel {
  trainAlone(memory: Uint8Array, lane: number, order: number, steps: number): void;
  offer(memory: Uint8Array, lane: number, order: number, steps: number): number;
  proceed(memory: Uint8Array, lane: number): number;
  assist(memory: Uint8Array, lane: number): number;
  dismiss(memory: Uint8Array, lane: number): number;
  forward(memory: Uint8Array, lane: number, from: number, to: number, rows: number): void;
  reconstructionError(memory: Uint8Array, lane: number, rows: number): number;
  shuffle(memory: Uint8Array, order: number, rows: number, state: number): void;
  /** Multiplies and adds in registers alone, for the given number of turns. Returns how many 10⁹ operations that is. */
  spin(memory: Uint8Array, turns: number): number;
}

/** Variants of the kernel, the fastest first. They give the same bits. */
export const variants = ['avx512', 'avx2', 'neon'] as const;
export type Variant = (typeof variants)[number];

/** The addon: the variants that this processor can run. */
export type Addon = Partial<Readonly<Record<Variant, AddonKernel>>>;

/**
 * Calls until nothing is left to do, and sleeps or wakes others in between as it is told.
 * @param lane address of the structure Lane of this thread (kernel/team.h).
 */
export function callUntilDone(memory: Uint8Array, lane: number, first: number, again: () => number): void {
  const words = new Int32Array(memory.buffer);
  for (let call = first; call !== nothingLeft; call = again()) {
    const [place, seen] = words.subarray(lane / 4 + 2, lane / 4 + 4);
    if (call === sleepOn) Atomics.wait(words, (place >>> 0) / 4, seen);
    else Atomics.notify(words, (place >>> 0) / 4);
  }
}
