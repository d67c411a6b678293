import { layout } from '../architecture.js';
import type { TrainingTask } from '../engine.js';

/** How a mini-batch is cut: `count` runs of `rows` points each, but the last, which has the rest. */
export interface Shards {
  readonly count: number;
  readonly rows: number;
}

/**
 * Parameters times points of a step from which on cutting the mini-batch is worth it. A step of so much takes some 0.15
 * ms on one thread; on two it takes 0.56 of that, what they wait for each other included.
 */
const leastWork = 1e6;
/**
 * Fewest points of a shard: with 32, one thread alone would be 2 to 4 % slower, with 64 it is as fast as without
 * shards.
 */
const leastRows = 64;
/** As many shards as this, at most. */
const mostShards = 8;
/** Numbers in the gradients of all shards, at most: 256 MiB. */
const mostNumbers = 2 ** 26;

/**
 * How the mini-batches of a task are cut so that threads can share them; null if they are not. It follows from the
 * network and the batch alone, and never from the number of threads: the sums that are rounded are then the same for
 * any.
 */
export function shardsOf({ architecture, batchSize }: Pick<TrainingTask, 'architecture' | 'batchSize'>): Shards | null {
  const { parameters } = layout(architecture);
  if (parameters * batchSize < leastWork) return null;
  const most = Math.max(1, Math.min(mostShards, Math.floor(mostNumbers / parameters)));
  const rows = Math.max(leastRows, 8 * Math.ceil(batchSize / (8 * most)));
  const count = Math.ceil(batchSize / rows);
  return count > 1 ? { count, rows } : null;
}
