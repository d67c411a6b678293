import type { Architecture } from './architecture.js';
import type { BatchState } from './batches.js';
import type { EngineName, TrainingPlan } from './options.js';
import type { TrainingSource } from './training-rows.js';
import type { RandomState } from '../random/random.js';

/** What computes. Every engine gives the same training, up to rounding. */
export interface Engine {
  readonly name: EngineName;
  /** Versions of the libraries that compute, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /**
   * A trainer with its parameters at the start, its optimiser's moments at 0 and no step done.
   * @param threads that may share its steps, at least 1: how many do changes no bit of the result. Default 1.
   * @throws RangeError where a point of the training sample is not finite.
   */
  compile(task: TrainingTask, threads?: number): Trainer;
}

/** All that training needs. */
export interface TrainingTask<
  Points extends Float32Array | TrainingSource = Float32Array | TrainingSource,
> extends TrainingPlan {
  readonly architecture: Architecture;
  /** What initial weights and the order of mini-batches follow from. */
  readonly seed: number;
  /** Training sample: rows × D, row-major, as the network sees it, or where such rows come from. */
  readonly points: Points;
}

/** Where a training is: all that its further steps follow from, beside its task. It means something to its own engine only. */
export interface TrainerState {
  /** Steps done. */
  readonly step: number;
  /** As the engine has them in memory. */
  readonly parameters: Float32Array;
  /** Of the optimiser. */
  readonly moments: readonly Float32Array[];
  readonly batches: BatchState;
  /** Where the noise on points and on codes is; null for a training without that noise. */
  readonly pointNoise: RandomState | null;
  readonly codeNoise: RandomState | null;
}

/** An autoencoder in training. All points and codes are flat, row-major, as the network sees them. */
export interface Trainer {
  /** Threads that share a step, with the one that calls. */
  readonly threads: number;
  /** Steps done. */
  readonly step: number;
  /**
   * Trains `count` steps; fewer where the rows for the next are still being read.
   * @returns the mean squared error of each mini-batch, before its step, without what is added to it in training.
   */
  trainSteps(count: number): Float32Array;
  /** rows × D → rows × code size. */
  encode(points: Float32Array): Float32Array;
  /** rows × code size → rows × D. */
  decode(codes: Float32Array): Float32Array;
  /** Mean squared error of the reconstruction of rows × D points. */
  loss(points: Float32Array): number;
  /** A copy of all parameters, in the order of `layout`. */
  parameters(): Float32Array;
  /** Replaces all parameters. */
  setParameters(values: Float32Array): void;
  /** A copy of where training is; null before the first step. */
  state(): TrainerState | null;
  /**
   * Goes on from a state that a trainer of the same engine and task was in, to the same bits. A sample that comes part by
   * part is to be where it was, with its part read.
   * @throws RangeError where it is of another task.
   */
  restore(state: TrainerState): void;
  /** Frees what it holds; no other method may be called afterwards. */
  dispose(): void;
}

/**
 * @param parameters of a trainer that is to be restored, and `moments` of its optimiser.
 * @param points its training sample.
 * @throws RangeError where the state is of another task.
 */
export function requireSameTask(
  state: TrainerState,
  parameters: Float32Array,
  moments: readonly Float32Array[],
  { isWhole, most }: Pick<TrainingSource, 'isWhole' | 'most'>,
): void {
  const lengths = (of: readonly ArrayLike<number>[]): string => of.map(({ length }) => length).join(', ');
  const { order, reading } = state.batches;
  // A part has any number of rows up to the most.
  const rows = !isWhole && reading !== null ? Math.min(most, order.length) : most;
  const expected = `${lengths([parameters, ...moments])} numbers, ${rows} rows`;
  const got = `${lengths([state.parameters, ...state.moments])} numbers, ${order.length} rows`;
  if (expected !== got) throw new RangeError(`restore: expected a state of ${expected}, got one of ${got}`);
}
