import type {
  AutoencoderOptions,
  SampleSizes,
  TrainingBySteps,
  TrainingByEpochs,
  TrainingMethod,
} from '../definition.js';

/** A parameter of the user's own, in a dataset that is a function of some. */
export type ParameterValue = number | string | boolean;

/** The user's own parameters, each with its usual value. */
export type OwnParameters = Readonly<Record<string, ParameterValue>>;

/** Parameters of the same types with any values. */
export type AnyValues<P extends OwnParameters> = {
  readonly [K in keyof P]: P[K] extends number ? number : P[K] extends string ? string : boolean;
};

/** Fields inside a field, which a sweep may vary alone. */
interface InnerFields {
  /** Learning rate of the optimiser, > 0. */
  readonly 'optimizer.learningRate'?: number;
  /** Weight decay of the optimiser, ≥ 0. */
  readonly 'optimizer.weightDecay'?: number;
  /** β of a variational autoencoder, ≥ 0. */
  readonly 'variational.beta'?: number;
  /** Standard deviation of the noise of denoising, > 0. */
  readonly 'denoising.standardDeviation'?: number;
  /** Bound on the length of a gradient, > 0. */
  readonly 'gradientClipping.norm'?: number;
  /** Weight of the topological loss, > 0. */
  readonly 'topological.weight'?: number;
}

type TrainingFields = TrainingMethod & Pick<TrainingByEpochs, 'epochs'> & Pick<TrainingBySteps, 'steps'>;
type Fields = AutoencoderOptions & TrainingFields & SampleSizes & InnerFields;
type InSection<Section extends string, T> = { readonly [K in keyof T & string as `${Section}.${K}`]?: T[K] };

/** What a sweep may vary: fields of `autoencoder`, `training` and `samples`, by their own name or by the whole path. */
export type SweptFields = Fields &
  InSection<'autoencoder', AutoencoderOptions> &
  InSection<'training', TrainingFields> &
  InSection<'samples', SampleSizes>;

/** Numbers from `from` to `to`, to draw from; made by `uniform`, `logUniform` and `uniformInteger`. */
export interface Interval {
  readonly kind: 'interval';
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'log' | 'integer';
}

type Values<T> = { readonly [K in keyof T]?: readonly Exclude<T[K], undefined>[] };
type ValuesOrInterval<T> = {
  readonly [K in keyof T]?:
    readonly Exclude<T[K], undefined>[] | (Exclude<T[K], undefined> extends number ? Interval : never);
};
type OneValue<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** All combinations of the values of each field; the first field changes slowest. */
export type SweepGrid<P = unknown> = Values<SweptFields> & Values<P>;

/** One point: a value for each of some fields. */
export type SweepPoint<P = unknown> = OneValue<SweptFields> & OneValue<P>;

/** Points drawn at random: each field on its own, uniform in its interval or among its values. */
export interface RandomSweep<P = unknown> {
  readonly random: ValuesOrInterval<SweptFields> & ValuesOrInterval<P>;
  /** Number of points, an integer from 1 to 1,000,000. */
  readonly points: number;
  /** Seed of the draws, an integer from 0 to 4294967295. Default 0. */
  readonly seed?: number;
}

/**
 * Points of a Sobol sequence, which fill the space of the fields more evenly than random ones; at most 16 fields. A
 * power of 2 as the number of points keeps them balanced.
 */
export interface SobolSweep<P = unknown> {
  readonly sobol: ValuesOrInterval<SweptFields> & ValuesOrInterval<P>;
  /** Number of points, an integer from 1 to 1,000,000. */
  readonly points: number;
  /** Seed of the digital shift of the sequence, an integer from 0 to 4294967295. Default 0. */
  readonly seed?: number;
}

/** What `latent-atlas sweep` varies: a grid, a list of points, or draws. */
export type Sweep<P = unknown> = SweepGrid<P> | readonly SweepPoint<P>[] | RandomSweep<P> | SobolSweep<P>;
