import { createRandom } from '../random/random.js';

/** Number of mini-batches in one pass over `rows` points; a remainder smaller than a batch waits for the next shuffle. */
export function stepsPerEpoch(rows: number, batchSize: number): number {
  return Math.max(1, Math.floor(rows / batchSize));
}

/**
 * The order in which points are trained on: each epoch goes through all rows in a new random order (Fisher–Yates).
 * @returns a function that gives the row indices of the next mini-batch, a view that the next call may overwrite.
 */
export function createBatches(rows: number, batchSize: number, seed: number): () => Uint32Array {
  const random = createRandom(seed, 'batches');
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const batchesInEpoch = stepsPerEpoch(rows, batchSize);
  let next = batchesInEpoch;
  return () => {
    if (next === batchesInEpoch) {
      for (let last = rows - 1; last > 0; last--) {
        const other = random.integer(0, last);
        const row = order[last];
        order[last] = order[other];
        order[other] = row;
      }
      next = 0;
    }
    const start = next * batchSize;
    next++;
    return order.subarray(start, start + batchSize);
  };
}
