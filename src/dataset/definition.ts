import type {
  Activation,
  Denoising,
  GradientClipping,
  Initialization,
  Latent,
  LearningRateSchedule,
  Optimizer,
  TopologicalLoss,
  Variational,
} from '../autoencoder/options.js';
import type { Manifold } from './manifold.js';
import type { ModelSource } from './model.js';
import type { Point } from './point.js';
import type { RowView } from './row-view.js';
import { validateDefinition } from './validate.js';
import { keepFamily } from './sweep/family.js';
import { checkParameters } from './sweep/parameters.js';
import type { AnyValues, OwnParameters, Sweep } from './sweep/options.js';

/** A function of a point, to colour by: the bare function, or with its unit. */
export type Observable<D extends number = number> =
  | ((point: Point<D>) => number)
  | {
      /** Unit for axes and legends, such as `GeV`. */
      readonly unit?: string;
      /** The value at a point, in that unit. */
      readonly of: (point: Point<D>) => number;
    };

/** The network: the decoder mirrors the encoder. */
export interface AutoencoderOptions {
  /**
   * Widths of the encoder's hidden layers, from the data to the latent space, each from 1 to 1024. Default: [32, 32]
   * for data in the plane, [64, 64] otherwise; of files of more than 16 columns, the first grows with the root of their
   * number.
   */
  readonly hidden?: readonly number[];
  /** The latent space. Default: `euclidean(n)` with n the manifold's intrinsic dimension, or 2 if that is not known. */
  readonly latent?: Latent;
  /** Activation of the hidden layers. Default `tanh`. */
  readonly activation?: Activation;
  /** How weights are drawn. Default `glorotUniform`. */
  readonly initialization?: Initialization;
  /**
   * A variational autoencoder, `{ beta }` with β ≥ 0 the weight of the divergence from N(0, 1), a sum over the latent
   * coordinates, beside the mean squared error. Needs `euclidean(d)`. Default: none.
   */
  readonly variational?: Variational;
  /**
   * Whether the network sees (x − mean) / scale, learnt on the training sample, rather than x. `'auto'` (the default)
   * does so if the columns differ in scale by more than a factor of 3, or if the data are far from unit scale.
   */
  readonly standardize?: boolean | 'auto';
}

/** When the loss on the validation sample is measured. */
interface ValidationMethod {
  /**
   * Steps from one measurement to the next, a positive integer; there is always one after the last step. Default: one
   * epoch.
   */
  readonly every?: number;
}

/** A validation sample whose size is given as a share of the training sample. */
export interface ValidationByFraction extends ValidationMethod {
  /** Share of the training sample, in (0, 1). Default 0.1. Give this or `count`. */
  readonly fraction?: number;
  readonly count?: never;
}

/** A validation sample whose size is given in points. */
export interface ValidationByCount extends ValidationMethod {
  /** Number of points, a positive integer less than the size of the training sample. Give this or `fraction`. */
  readonly count?: number;
  readonly fraction?: never;
}

/**
 * Points that are held back from the training sample, drawn by the seed, and on which the loss is measured while
 * training goes on.
 */
export type ValidationOptions = ValidationByFraction | ValidationByCount;

/** Ends training once the validation loss stops falling. */
export interface EarlyStoppingOptions {
  /** Measurements of the validation loss without an improvement that end training, a positive integer. Default 10: ten epochs. */
  readonly patience?: number;
  /** How much less than the lowest so far a loss must be to count as an improvement, ≥ 0, in units of the loss. Default 0. */
  readonly minimumImprovement?: number;
}

/** How the network is trained, apart from how long. The loss is the mean squared error. */
export interface TrainingMethod {
  /** Default `{ kind: 'adam', learningRate: 1e-3 }`. */
  readonly optimizer?: Optimizer;
  /** How the learning rate changes. Default `{ kind: 'cosine' }`: down to 0, so that the end does not depend on the last few batches. */
  readonly schedule?: LearningRateSchedule;
  /** A bound on the length of each step's gradient, `{ norm }` with norm > 0. Default: none. */
  readonly gradientClipping?: GradientClipping;
  /**
   * Normal noise on the points of each mini-batch, whose reconstruction is compared with the points without noise: `{
   * standardDeviation }`, > 0, in the units of what the network sees. Default: none.
   */
  readonly denoising?: Denoising;
  /**
   * A loss that compares the minimum spanning trees of the points and the codes of each mini-batch: `{ weight }` with
   * weight > 0, beside the mean squared error. Its cost grows with the square of the batch size. Default: none.
   */
  readonly topological?: TopologicalLoss;
  /**
   * Points of one step, from 1 to the size of the training sample. Default 64; of files and lists, the power of two nearest
   * to the root of their rows, from 32 to 256.
   */
  readonly batchSize?: number;
  /** The seed of all random numbers, an integer from 0 to 4294967295. Default 0. */
  readonly seed?: number;
  /**
   * Points of the training sample to measure the loss on rather than to train on. Default: none; a tenth of the sample
   * if `earlyStopping` or `keepBest` needs one, and of files and lists of 100 rows or more for which neither
   * `samples.train` nor `steps` nor `epochs` is given.
   */
  readonly validation?: ValidationOptions;
  /**
   * Ends training once the validation loss stops falling. Default: never. Works best with a `constant` schedule: one that
   * goes down to 0 makes the loss fall to the end.
   */
  readonly earlyStopping?: EarlyStoppingOptions;
  /**
   * Whether training ends with the parameters of the lowest validation loss rather than with the last ones. Default: true
   * with `earlyStopping`, else false.
   */
  readonly keepBest?: boolean;
}

/** Training whose length is given in passes over the training sample. */
export interface TrainingByEpochs extends TrainingMethod {
  /**
   * Passes over the training sample, a positive integer. Default 20; of files and lists, a number of steps by the size of
   * the data and of the network. Give this or `steps`.
   */
  readonly epochs?: number;
  readonly steps?: never;
}

/** Training whose length is given in steps. */
export interface TrainingBySteps extends TrainingMethod {
  /** Training steps, a positive integer. Give this or `epochs`. */
  readonly steps?: number;
  readonly epochs?: never;
}

/** How the network is trained, and how long: in `epochs` or in `steps`. */
export type TrainingOptions = TrainingByEpochs | TrainingBySteps;

/** Numbers of points, positive integers. */
export interface SampleSizes {
  /** Points to train on. Default 10,000; for data read from a file or given: 80 % of them. */
  readonly train?: number;
  /** Points to measure the reconstruction error on. Default 5,000; for data read from a file or given: the other 20 %. */
  readonly test?: number;
  /**
   * Points of the test sample, and of each signal, that pictures show, at most 100,000. Default 1,500. Pictures of many points
   * come less often while training, and a run records fewer of them.
   */
  readonly shown?: number;
}

/** A bump hunt: a narrow excess in an observable, before and after a cut on the reconstruction error. */
export interface BumpHuntOptions<D extends number = number> {
  /** Name of one of the `observables`. */
  readonly observable: string;
  /** [from, to], where the bump is expected, in the observable's unit; the spectrum beside it is fitted. */
  readonly window: readonly [number, number];
  /** Share of the events that the cut removes, those of smallest ρ, in [0, 1). Default 0.9. */
  readonly cut?: number;
  /**
   * Background to hunt in, if it differs from that of the training: for example all events, if training left out those
   * in the window. As many as test points. Default: the test sample.
   */
  readonly background?: Manifold<D>;
  /** Name of the signal whose events are mixed in. Default: the first. */
  readonly signal?: string;
  /** Share of signal events in the sample, in [0, 1). Default 0.01. */
  readonly signalFraction?: number;
}

/** What a dataset file exports as its default. */
export interface DatasetDefinition<D extends number = number, P = unknown> {
  /** Title of the panel. Default: the manifold's name. */
  readonly name?: string;
  /** The background: what the autoencoder is trained on. */
  readonly manifold: Manifold<D>;
  /** Number of points to train and to test on; of data read from a file or given, together at most as many as there are. */
  readonly samples?: SampleSizes;
  /** Anomalies that the reconstruction error should flag, by name; points of the same D. As many as test points each. */
  readonly signal?: Manifold<NoInfer<D>> | Readonly<Record<string, Manifold<NoInfer<D>>>>;
  /** Functions of a point to colour by, by name. */
  readonly observables?: Readonly<Record<string, Observable<NoInfer<D>>>>;
  /**
   * What a point looks like: `image({ height, width })` or `profile({ length })`. Default: a picture where the file has an
   * array of pictures, else numbers.
   */
  readonly view?: RowView;
  /** A bump hunt in a sample of the background, with some events of a signal mixed in. Default: none. */
  readonly bumpHunt?: BumpHuntOptions<NoInfer<D>>;
  /** The network. Default: two hidden layers on each side, and as many latent dimensions as the manifold has. */
  readonly autoencoder?: AutoencoderOptions;
  /**
   * A model that was trained elsewhere, such as `onnx('autoencoder.onnx')`: **Examine Model** finds out what it can and
   * cannot do on these data. Training ignores it. Default: none.
   */
  readonly model?: ModelSource;
  /** How it is trained. Default: 20 epochs of Adam; of files and lists, steps by the size of the data and the network. */
  readonly training?: TrainingOptions;
  /**
   * What `latent-atlas sweep` varies: values by field, such as `{ latent: [euclidean(1), euclidean(2)], seed: range(0, 5) }`
   * for all combinations; a list of points; `{ random: …, points: 50 }` or `{ sobol: …, points: 64 }` for draws. Training
   * alone is not affected.
   */
  readonly sweep?: Sweep<P>;
}

/**
 * Declares a dataset and the autoencoder to train on it: the default export of a `*.dataset.ts` file.
 * @example export default defineDataset({ name: 'Unit circle', manifold: circle({ radius: 1 }) });
 * @throws DefinitionError that names the field, what was expected and what was got.
 */
export function defineDataset<const D extends number>(definition: DatasetDefinition<D>): DatasetDefinition<D>;
/**
 * Declares a dataset that is a function of parameters of your own, which `sweep` can vary.
 * @example export default defineDataset(({ gap }) => ({ manifold: arc({ gap }), sweep: { gap: [0.1, 0.5] } }), { gap: 0.5 });
 * @param make gives the dataset for some values of the parameters.
 * @param usual their usual values: numbers, texts, true or false.
 * @throws DefinitionError that names the field, what was expected and what was got.
 */
export function defineDataset<const D extends number, P extends OwnParameters>(
  make: (parameters: AnyValues<P>) => DatasetDefinition<D, AnyValues<P>>,
  usual: P,
): DatasetDefinition<D, AnyValues<P>>;
export function defineDataset(
  definition: DatasetDefinition | ((parameters: OwnParameters) => object),
  usual?: OwnParameters,
): object {
  if (typeof definition !== 'function') {
    validateDefinition(definition);
    return definition;
  }
  checkParameters(usual);
  const made = definition(usual);
  validateDefinition(made);
  keepFamily(made, { usual, make: (values) => definition({ ...usual, ...values }) });
  return made;
}
