import { IndexTable } from './index-table.js';
import { doubled } from './simplex-list.js';

const empty = -1;
/** Whether a number is in the heap an odd number of times, and whether it is there at all. */
const [odd, waiting] = [1, 2];

/**
 * A binary heap of whole numbers from 0, the largest on top, in which two that are equal cancel each other. A table knows of
 * each whether it is there, so that it is there once.
 */
export class CancellingHeap {
  private heap = new Float64Array(256);
  private size = 0;
  private readonly states = new IndexTable();

  clear(): void {
    this.states.clear();
    this.size = 0;
  }

  push(value: number): void {
    const known = this.states.get(value);
    const state = known < 0 ? odd : known ^ odd;
    this.states.set(value, state | waiting);
    if (state < waiting) this.raise(value);
  }

  /** Takes the largest number off that has not been cancelled; −1 if there is no more. */
  take(): number {
    while (this.size > 0) {
      const value = this.heap[0];
      if (--this.size > 0) this.sink(this.heap[this.size]);
      const state = this.states.get(value);
      this.states.set(value, 0);
      if (state === (odd | waiting)) return value;
    }
    return empty;
  }

  private raise(value: number): void {
    if (this.size === this.heap.length) this.heap = doubled(this.heap);
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
}
