import type {
  Activation,
  EngineName,
  Initialization,
  Latent,
  TrainingPlan,
  Variational,
} from '../autoencoder/options.js';

import type { RowView } from './row-view.js';
import type { SweptPoint } from './sweep-table.js';

/** A number that can be drawn on an axis. */
export interface Quantity {
  /** Name as shown on an axis, such as `x` or `m₁₂`. */
  readonly name: string;
  /** Unit as shown in brackets after the name; empty if the quantity has none. */
  readonly unit: string;
}

/** A chart of the manifold: n parameters over a box. */
export interface ChartDescription {
  /** The n parameters. */
  readonly parameters: readonly Quantity[];
  /** [from, to] of each parameter. */
  readonly domain: readonly (readonly [number, number])[];
  /** Whether the two ends of each parameter's interval are the same point. */
  readonly periodic: readonly boolean[];
}

/** What is declared of a manifold, as data. */
export interface ManifoldDescription {
  /** For people, such as "circle of radius 1". */
  readonly name: string;
  /** D. */
  readonly ambientDimension: number;
  /** n, or null if it is not declared. */
  readonly intrinsicDimension: number | null;
  /** Names and units of the D coordinates. */
  readonly coordinates: readonly Quantity[];
  readonly chart: ChartDescription | null;
  /** Betti numbers b_0 … b_n over Z/2, or null if they are not declared. */
  readonly bettiNumbers: readonly number[] | null;
  /** Smallest d for which M embeds in ℝᵈ, or null if it is not declared. */
  readonly embeddingDimension: number | null;
  /**
   * Whether intrinsic dimension and Betti numbers are estimated from the sample: nothing is declared, or the points come
   * from a table or a sampler. Not in the runs of older versions, whose results have no such estimate.
   */
  readonly isEstimated?: boolean;
}

/** Means and scales learnt on the training sample; the network sees (x − mean) / scale. */
export interface StandardizationDescription {
  /** Mean of each of the D columns, in data units. */
  readonly mean: readonly number[];
  /** Scale of each of the D columns, in data units. */
  readonly scale: readonly number[];
}

/** What the validation sample is for. */
export interface ValidationDescription {
  /** Number of points, taken from the training sample. */
  readonly count: number;
  /** Steps from one measurement of the loss to the next. */
  readonly every: number;
  /** Null if training goes on whatever the loss is. */
  readonly earlyStopping: {
    /** Measurements without an improvement that end training. */
    readonly patience: number;
    /** In units of the loss. */
    readonly minimumImprovement: number;
  } | null;
  /** Whether training ends with the parameters of the lowest validation loss. */
  readonly keepBest: boolean;
}

/** How a network was trained. */
export interface TrainingDescription extends TrainingPlan {
  /** Steps of one epoch. */
  readonly stepsPerEpoch: number;
  /** Null if there is no validation sample. */
  readonly validation: ValidationDescription | null;
  /** Whether the parameters of a run of other data were the start, rather than ones drawn from the seed. */
  readonly warmStart: boolean;
}

/** A model that was trained elsewhere. */
export interface ExaminedModel {
  /** Its files, as the dataset file names them. */
  readonly files: readonly string[];
  /** How often they had changed since the model was first examined. */
  readonly version: number;
  /** What wrote it, such as `pytorch 2.4`; empty if its file does not say. */
  readonly producer: string;
  /** The tensor that codes are. */
  readonly latent: {
    readonly tensor: string;
    /** Whether the dataset file names it; else it is the narrowest that every path passes. */
    readonly isNamed: boolean;
    /** Its place among `autoencoder.widths`. */
    readonly layer: number;
  };
  /** Operators of the graph, in alphabetical order. */
  readonly operators: readonly string[];
  /** Why it is not known to be continuous, naming a node; null if it is continuous. */
  readonly jump: string | null;
}

/** The engine that trained a run, or the evaluator of graphs, which trains nothing. */
export type Evaluator = EngineName | 'graph';

/** What was run: with the dataset file, enough to repeat it. */
export interface RunDescription {
  /** `name` of the definition. */
  readonly name: string;
  /** The dataset file, as the user gave it. */
  readonly file: string;
  /** SHA-256 of the bundled dataset file, hexadecimal. */
  readonly hash: string;
  readonly engine: Evaluator;
  /** Threads that shared a step; their number changes no result. */
  readonly threads: number;
  /** The seed that was used. */
  readonly seed: number;
  /**
   * The seed that the file names; differs from `seed` where the user chose another in the panel or on the command line.
   */
  readonly fileSeed: number;
  /**
   * Values of a sweep instead of the file's, by field; null for the file as it is. Left out in runs of versions that did
   * not know it.
   */
  readonly point?: SweptPoint | null;
  readonly manifold: ManifoldDescription;
  /** What a point looks like; null for numbers. Left out in runs of versions that did not know it. */
  readonly view?: RowView | null;
  readonly signals: readonly string[];
  readonly observables: readonly Quantity[];
  /** The observable to hunt a bump in; null if there is no hunt. */
  readonly bumpHunt: string | null;
  /** Number of points. */
  readonly samples: { readonly train: number; readonly test: number };
  readonly autoencoder: {
    /** Widths of all layers, from D through the latent dimension back to D. */
    readonly widths: readonly number[];
    readonly latent: Latent;
    /** Of the hidden layers; null of a model from elsewhere, which may have several. */
    readonly activation: Activation | null;
    /** Null of a model from elsewhere. */
    readonly initialization: Initialization | null;
    /** Null if the encoder gives codes. */
    readonly variational: Variational | null;
    /** Number of trainable parameters. */
    readonly parameters: number;
    /** Null if the network sees the data as they are. */
    readonly standardization: StandardizationDescription | null;
  };
  /** Null if nothing was trained. */
  readonly training: TrainingDescription | null;
  /** The model that was examined instead of one that is trained; null or left out if none. */
  readonly examined?: ExaminedModel | null;
  /**
   * What was chosen for measured data where the definition does not say, each with the reason; not in the runs of older
   * versions.
   */
  readonly choices?: readonly string[];
  /** Versions of what computed it. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Steps that a run is to train; 0 if it trains nothing. */
export const plannedSteps = ({ training }: RunDescription): number => training?.steps ?? 0;

/** A network as a run left it. */
export interface TrainedNetwork {
  readonly run: RunDescription;
  /** Flat, in the order of `layout`. */
  readonly parameters: Float32Array;
}
