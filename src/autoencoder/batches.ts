import { createRandomSource, type RandomState } from '../random/random.js';
import type { ReadingState, TrainingRows, TrainingSource } from './training-rows.js';

/** Number of mini-batches in one pass over `rows` points; a remainder smaller than a batch waits for the next shuffle. */
export function stepsPerEpoch(rows: number, batchSize: number): number {
  return Math.max(1, Math.floor(rows / batchSize));
}

/** A mini-batch: rows of the part of the sample that they are numbered in. */
export interface Batch {
  readonly part: TrainingRows;
  /** A view that the next call may overwrite. */
  readonly rows: Uint32Array;
}

/** Where the order of mini-batches is. */
export interface BatchState {
  /** The rows of the part in the order of this epoch; of the one before, while the next is still being read. */
  readonly order: Uint32Array;
  /** Mini-batches of the part that have been trained on; 0 while it is still being read. */
  readonly next: number;
  readonly random: RandomState;
  /** Null where the sample is in memory. */
  readonly reading: ReadingState | null;
}

/** The mini-batches of a training, one after another. */
export interface Batches {
  /** The next one; null while its part is still being read. */
  next(): Batch | null;
  state(): BatchState;
  /** The source is to be where it was, with its part read. */
  restore(state: BatchState): void;
}

/**
 * The order in which points are trained on: each part of the sample, again and again where it is the only one, is gone
 * through in a new random order (Fisher–Yates).
 */
export function createBatches(points: TrainingSource, batchSize: number, seed: number): Batches {
  const source = createRandomSource(seed, 'batches');
  const order = new Uint32Array(points.most);
  let part: TrainingRows | null = null;
  let numbered = 0;
  let next = 0;
  return {
    next: () => {
      if (part === null || next === stepsPerEpoch(part.count, batchSize)) {
        part = points.next();
        next = 0;
        if (part === null) return null;
        if (part.count !== numbered) numberRows(order, part.count);
        numbered = part.count;
        for (let last = part.count - 1; last > 0; last--) {
          const other = source.random.integer(0, last);
          const row = order[last];
          order[last] = order[other];
          order[other] = row;
        }
      }
      const start = next * batchSize;
      next++;
      return { part, rows: order.subarray(start, start + batchSize) };
    },
    state: () => ({
      order: order.slice(0, numbered),
      next,
      random: source.state(),
      reading: points.reading(part !== null),
    }),
    restore: (state) => {
      order.set(state.order);
      numbered = state.order.length;
      ({ next } = state);
      part = next === 0 ? null : points.next();
      source.restore(state.random);
    },
  };
}

/** The order in which the rows of a part stand. */
export function numberRows(order: Uint32Array, count: number): void {
  for (let row = 0; row < count; row++) order[row] = row;
}
