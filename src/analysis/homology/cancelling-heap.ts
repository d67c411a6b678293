const empty = -1;
/** Whether a number is in the heap an odd number of times, and whether it is there at all. */
const [odd, waiting] = [1, 2];
const firstCapacity = 256;

/**
 * A binary heap of whole numbers from 0, the largest on top, in which two that are equal cancel each other. A hash table (open
 * addressing with linear probing) knows of each whether it is there, so that it is there once.
 */
export class CancellingHeap {
  private heap = new Float64Array(firstCapacity);
  private size = 0;
  private keys = new Float64Array(2 * firstCapacity).fill(empty);
  private states = new Uint8Array(2 * firstCapacity);
  /** Slots of the table that are taken. */
  private slots = new Int32Array(firstCapacity);
  private taken = 0;
  /** How far a hash is moved to the right to give a slot. */
  private shift = 32 - Math.log2(2 * firstCapacity);

  clear(): void {
    const { keys, slots, taken } = this;
    for (let at = 0; at < taken; at++) keys[slots[at]] = empty;
    this.taken = 0;
    this.size = 0;
  }

  push(value: number): void {
    const slot = this.slotOf(value);
    if (this.keys[slot] === empty) {
      this.keys[slot] = value;
      this.states[slot] = odd | waiting;
      this.slots[this.taken++] = slot;
      this.raise(value);
      if (this.taken === this.slots.length) this.grow();
      return;
    }
    const state = this.states[slot] ^ odd;
    this.states[slot] = state | waiting;
    if (state < waiting) this.raise(value);
  }

  /** Takes the largest number off that has not been cancelled; −1 if there is no more. */
  take(): number {
    while (this.size > 0) {
      const value = this.heap[0];
      if (--this.size > 0) this.sink(this.heap[this.size]);
      const slot = this.slotOf(value);
      const state = this.states[slot];
      this.states[slot] = 0;
      if (state === (odd | waiting)) return value;
    }
    return empty;
  }

  private slotOf(value: number): number {
    const keys = this.keys;
    const mask = keys.length - 1;
    // Fibonacci hashing of the lower half.
    let slot = Math.imul(value | 0, 0x9e37_79b1) >>> this.shift;
    while (keys[slot] !== value && keys[slot] !== empty) slot = (slot + 1) & mask;
    return slot;
  }

  private raise(value: number): void {
    const heap = this.heap;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent] >= value) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = value;
  }

  /** Puts a number in at the top, or below it. */
  private sink(value: number): void {
    const { heap, size } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && heap[child + 1] > heap[child]) child++;
      if (value >= heap[child]) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = value;
  }

  private grow(): void {
    const { heap, keys, states, slots } = this;
    this.heap = new Float64Array(2 * heap.length);
    this.heap.set(heap);
    this.keys = new Float64Array(2 * keys.length).fill(empty);
    this.states = new Uint8Array(2 * states.length);
    this.slots = new Int32Array(2 * slots.length);
    this.shift--;
    slots.forEach((from, at) => {
      const slot = this.slotOf(keys[from]);
      this.keys[slot] = keys[from];
      this.states[slot] = states[from];
      this.slots[at] = slot;
    });
  }
}
