/*
 * What the kernel runs, laid out in linear memory by the host (../program.ts): the fields here and their order there are
 * one. Addresses and strides are in bytes. Every field takes 4 bytes, but for the last of Shards.
 */

/** One step of the network from its points to its reconstruction. */
@unmanaged
export class Stage {
  /** DENSE: y = f(x W + b). NARROW: the same with at most 4 outputs and a multiple of 8 inputs, Wᵀ in place of W. NORMALIZE: see normalize.ts. */
  kind: i32;
  /** Numbers in a row of x, and the same rounded up to a multiple of 4. */
  inputs: i32;
  paddedInputs: i32;
  /** Numbers in a row of y, and the same rounded up to a multiple of 4. */
  outputs: i32;
  paddedOutputs: i32;
  activation: i32;
  /** Places of W (see product.ts) and b in the parameters, and in all arrays of their shape. */
  weights: usize;
  biases: usize;
  /** Where the transpose of W is kept for the backward pass; 0 where it needs none. */
  transposed: usize;
  x: usize;
  xStride: usize;
  y: usize;
  yStride: usize;
  /** f′ of each y, where it does not follow from y; else y itself. */
  slope: usize;
  /** Pairs of integers: the first number of a group to normalise, and how many it has. */
  groups: usize;
  groupCount: i32;
}

/** A network, its optimiser and its data. Each thread has a copy, with stages of its own. */
@unmanaged
export class Program {
  stages: usize;
  stageCount: i32;
  /** D, and the same rounded up to a multiple of 4. */
  ambient: i32;
  paddedAmbient: i32;
  /** Points of a step, and of them how many go through the network at once: a multiple of 8. */
  batchSize: i32;
  chunkRows: i32;
  /** Parameters, gradient and the optimiser's moments: each `parameterBytes`, a multiple of 16. */
  parameters: usize;
  /** That of a shard while it is computed, where a mini-batch is cut. */
  gradient: usize;
  first: usize;
  second: usize;
  parameterBytes: usize;
  /** As many zeros as the widest row has numbers. */
  zeros: usize;
  /** All training points, rows of `paddedAmbient` numbers. */
  points: usize;
  /** Gradients by the output of a stage and by its input. */
  upper: usize;
  lower: usize;
  /** A mean squared error for each step of a call. */
  losses: usize;
  /** Three numbers for each step of a call: see optimizer.ts. */
  rates: usize;
  optimizer: i32;
  /** Decay of the first moment (the momentum, for MOMENTUM). */
  beta1: f32;
  /** Decay of the second moment. */
  beta2: f32;
  /** 1 − beta1 and 1 − beta2, rounded once. */
  gamma1: f32;
  gamma2: f32;
  epsilon: f32;
  /** Null where a mini-batch is not cut. */
  shards: Shards;
}

/** How a mini-batch is cut into shards (shards.ts), and what threads share beside the parameters. */
@unmanaged
export class Shards {
  /** Counters of the threads: see team.ts. */
  team: usize;
  count: i32;
  /** Points of each shard but the last, which has the rest. */
  rows: i32;
  /**
   * A gradient for each shard, one after another; or one for all, to which a single thread adds shard after shard, where a
   * shard is no more than a chunk: the sums are the same, and nearer.
   */
  gradients: usize;
  gradientCount: i32;
  /** A sum of squared errors for each shard, in double precision. */
  errors: usize;
  /** Row indices of the mini-batches of this call. */
  order: usize;
  /** Number of its first ticket. */
  firstTicket: u64;
}

const stageBytes: usize = 16 * 4;

/** The stage of a number, from 0. */
// @ts-ignore: decorator
@inline
export function stageOf(program: Program, index: i32): Stage {
  return changetype<Stage>(program.stages + <usize>index * stageBytes);
}
