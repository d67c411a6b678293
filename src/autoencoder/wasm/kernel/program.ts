/*
 * What the kernel runs, laid out in linear memory by the host (../program.ts): the fields here and their order there
 * are one. Addresses and strides are in bytes. Every field takes 4 bytes, except for the last of Shards.
 */

/** One step of the network from its points to its reconstruction. */
@unmanaged
export class Stage {
  /**
   * DENSE: y = f(x W + b). NARROW: the same with at most 4 outputs and a multiple of 8 inputs, Wᵀ instead of W.
   * LATENT: see latent.ts. SAMPLE: see sample.ts.
   */
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
  /** Parts of a latent code (latent.ts), and how many there are. */
  parts: usize;
  partCount: i32;
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
  /** NO_DECAY, PENALTY or DECOUPLED. */
  decay: i32;
  /** The largest length of the gradient; 0 for no limit. */
  clippingNorm: f32;
  /**
   * All bits set for each parameter that there is, 0 in the padding, where gradients mean nothing; 0 without clipping.
   */
  mask: usize;
  /**
   * Rows of `paddedAmbient` numbers, those of a chunk, to be reconstructed: the input of the first stage, or apart from
   * it.
   */
  target: usize;
  /** A row of `paddedAmbient` numbers for each point of each step of a call, to be added to it; 0 without denoising. */
  pointNoise: usize;
  /**
   * A row of numbers, padded like a code, for each point of each step of a call; 0 where the autoencoder is not
   * variational.
   */
  codeNoise: usize;
  /** Of them those of the chunk that is trained on; 0 outside of training. */
  chunkNoise: usize;
  /** Weight of the divergence of one point: β / batchSize. */
  divergence: f32;
  /** Number of the stage that codes are the input of. */
  codeStage: i32;
  /** Weight of the topological loss; 0 without that loss. */
  topological: f32;
  /** Codes of a mini-batch and the gradient of the topological loss by them, rows like those at the input of `codeStage`. */
  codes: usize;
  codeGradient: usize;
  /** What the spanning trees need: see topological.ts. */
  trees: usize;
  /** Null if a mini-batch is not cut. */
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
   * shard is at most a chunk: the sums are the same, and nearer.
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
