import type { EngineName, Latent } from '../autoencoder/options.js';

/** Quantiles of the reconstruction error ρ(x) = ‖x − x̂‖₂, in data units. */
export interface ErrorSummary {
  /** Number of points. */
  readonly count: number;
  /** Supremum; where it says so, refined by a search on the chart beyond the sample. */
  readonly sup: number;
  readonly mean: number;
  readonly median: number;
  readonly q90: number;
  readonly q99: number;
  readonly q999: number;
}

/** One signal against the background. */
export interface SignalResult {
  readonly name: string;
  readonly count: number;
  /** Area under the ROC curve of ρ, Mann–Whitney, ties counted half. */
  readonly auc: number;
  readonly error: ErrorSummary;
}

/** What topology alone says of sup ρ, whatever the network. */
export interface TheoryResult {
  /** Lower bound of sup ρ, in data units. */
  readonly supErrorBound: number;
  /** One sentence: which theorem, applied to what. */
  readonly reason: string;
}

/** The object that `train --json` prints and that `result.json` holds. A number that was not computed is null. */
export interface RunResult {
  readonly name: string;
  readonly file: string;
  readonly engine: EngineName;
  readonly seed: number;
  /** Steps done. */
  readonly steps: number;
  /** Wall time of training, in seconds. */
  readonly seconds: number;
  /** Null where no step was done. */
  readonly stepsPerSecond: number | null;
  /** Number of trainable parameters. */
  readonly parameters: number;
  /** Mean squared error, in the units that the network sees; `train` over the last steps, null where none was done. */
  readonly loss: { readonly train: number | null; readonly test: number };
  /** Of the test sample. */
  readonly error: ErrorSummary;
  readonly latent: Latent;
  readonly signals: readonly SignalResult[];
  readonly theory: TheoryResult | null;
  readonly baselines: null;
  readonly certificate: null;
  readonly homology: null;
  readonly bumpHunt: null;
}
