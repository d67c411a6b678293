import { layout } from '../architecture.js';
import type { TrainingTask } from '../engine.js';

/** How a mini-batch is cut: `count` runs of `rows` points each, but the last, which has the rest. */
export interface Shards {
  readonly count: number;
  readonly rows: number;
}

/** Multiplications of a weight by a number in one step from which on cutting the mini-batch pays. */
const leastWork = 4e6;
/** Fewest points of a shard: with fewer, the gradient of each costs more to add up than to compute. */
const leastRows = 32;
/** As many shards as this, at most. */
const mostShards = 8;
/** Numbers in the gradients of all shards, at most: 256 MiB. */
const mostNumbers = 2 ** 26;

/**
 * How the mini-batches of a task are cut so that threads can share them; null where they are not. It follows from the network
 * and the batch alone, and never from the number of threads: the sums that are rounded are then the same for any.
 */
export function shardsOf({ architecture, batchSize }: Pick<TrainingTask, 'architecture' | 'batchSize'>): Shards | null {
  const { parameters } = layout(architecture);
  if (parameters * batchSize < leastWork) return null;
  const most = Math.max(1, Math.min(mostShards, Math.floor(mostNumbers / parameters)));
  const rows = Math.max(leastRows, 8 * Math.ceil(batchSize / (8 * most)));
  const count = Math.ceil(batchSize / rows);
  return count > 1 ? { count, rows } : null;
}
