import type { Layer } from '../autoencoder/architecture.js';
import type { LearningRateTest } from '../autoencoder/learning-rate-test.js';
import type { Fault } from './fault.js';
import type { Quantity, RunDescription } from './description.js';
import type { DisplayLabel } from './label.js';
import type { Projection } from './projection.js';
import type { ErrorSummary, InjectivityResult, RunResult, SignalResult, TheoryResult } from './result.js';
import type { LatentSuggestion, Statement } from './statement.js';
import type { SeedOutcome } from './sweep.js';
import type { SweepKind, SweepRow, SweepTable } from './sweep-table.js';

/**
 * Everything that anybody sees of a run, in order. Pure data and typed arrays; every reader (panel, log on disk,
 * report, command line) is a function of these events.
 */
export type RunEvent =
  | RunStarted
  | RunProgress
  | RunValidation
  | RunFrame
  | RunAnalysis
  | RunLearningRates
  | RunWarning
  | RunFailed
  | RunFinished
  | SweepStarted
  | SweepRun
  | SweepTableShown
  | SweepPointOver;

/** First event of a run: what will be drawn for all of it. */
export interface RunStarted {
  readonly kind: 'started';
  readonly run: RunDescription;
  /**
   * What the pictures hold of a point, K numbers: its coordinates on these axes (K = 3), or, where this is null or left
   * out, all of its coordinates (K = D). Only the points of `display` always have all D.
   */
  readonly projection?: Projection | null;
  /** The part of the test sample that the frames show. */
  readonly display: DisplaySample;
  /** The parts of the signal samples that the frames show, in the order of `run.signals`. */
  readonly signals: readonly DisplaySample[];
  /** The part of the training sample that the frames show; left out in runs of versions that did not show it. */
  readonly train?: DisplaySample;
  /** Where the error maps of the frames are evaluated. */
  readonly errorMaps: readonly ErrorMapDomain[];
  /** Where the frames have Tissot's indicatrices; null if no error map lies on the manifold. */
  readonly indicatrices: IndicatrixDomain | null;
}

/** The nodes of an error map around which the encoder's image of a small circle is known. */
export interface IndicatrixDomain {
  /** Index of the error map, which lies on the manifold. */
  readonly errorMap: number;
  /** n: 1 on a curve, 2 on a surface. */
  readonly dimension: 1 | 2;
  /** The nodes, ascending. */
  readonly nodes: Uint32Array;
  /** A radius at which circles around the nodes do not overlap, in data units. */
  readonly radius: number;
}

/** Points to draw, fixed for the run. */
export interface DisplaySample {
  /** Number of points. */
  readonly count: number;
  /** count × D for the test sample, count × K for the others, row-major, in data units. */
  readonly points: Float32Array;
  /** count × n chart parameters, row-major; null if the manifold has no chart. */
  readonly chart: Float32Array | null;
  /** One array of `count` values for each of `run.observables`. */
  readonly observables: readonly Float32Array[];
  /** Columns that are not trained on. Not in the runs of older versions. */
  readonly labels?: readonly DisplayLabel[];
  /** One weight for each point; null where each counts once. Not in the runs of older versions. */
  readonly weights?: Float64Array | null;
}

/** Where ρ is mapped. */
export type ErrorMapDomain =
  | {
      /**
       * A grid over the ambient plane (D = 2): node (row r, column c) at x = x0 + (c + ½)(x1 − x0)/columns, likewise y.
       */
      readonly kind: 'plane';
      readonly x: readonly [number, number];
      readonly y: readonly [number, number];
      readonly columns: number;
      readonly rows: number;
    }
  | {
      /** A grid over the chart of a 2-manifold, ends included: node (r, c) at row-major index r · columns + c. */
      readonly kind: 'surface';
      /** The chart's first parameter, along the columns. */
      readonly u: readonly [number, number];
      /** The chart's second parameter, along the rows. */
      readonly v: readonly [number, number];
      readonly columns: number;
      readonly rows: number;
      /** rows·columns × K ambient points of the nodes, row-major. */
      readonly points: Float32Array;
    }
  | {
      /** Points along a curve, in the order of its chart parameter, ends included. */
      readonly kind: 'curve';
      readonly parameter: Quantity;
      /** Chart parameter of each point. */
      readonly coordinate: Float32Array;
      /** count × K ambient points, row-major. */
      readonly points: Float32Array;
    };

/** Loss since the last such event. */
export interface RunProgress {
  readonly kind: 'progress';
  /** Steps done. */
  readonly step: number;
  /** Mean of the training loss over the steps since the last progress event. */
  readonly trainLoss: number;
  /** Loss on the test sample; null if it was not evaluated at this step. */
  readonly testLoss: number | null;
  /** Learning rate of the last step. */
  readonly learningRate: number;
  /** Speed of training since the start, pauses left out; null before the first step. */
  readonly stepsPerSecond: number | null;
}

/** Loss on the validation sample after `step` steps. */
export interface RunValidation {
  readonly kind: 'validation';
  readonly step: number;
  /** Mean squared error, in the units that the network sees. */
  readonly loss: number;
}

/** The picture after `step` steps. */
export interface RunFrame {
  readonly kind: 'frame';
  readonly step: number;
  /** count × latent code size, row-major. */
  readonly codes: Float32Array;
  /** count × K, row-major, in data units. */
  readonly reconstruction: Float32Array;
  /** ρ of each point, in data units. */
  readonly error: Float32Array;
  /** ρ at the nodes of each of the error map domains. */
  readonly errorMaps: readonly Float32Array[];
  /** Latent codes at the nodes of each error map domain; empty arrays for planes. */
  readonly mapCodes: readonly Float32Array[];
  /**
   * For each node of the indicatrices n vectors of the latent space, row-major: the encoder's derivatives along n
   * orthonormal directions on the manifold, by central differences on the error map. A circle of radius r around the
   * node has the image code + r (cos t · a + sin t · b). Empty if none.
   */
  readonly indicatrices: Float32Array;
  /** From the codes on the error map; null if no such number is defined. */
  readonly injectivity: InjectivityResult | null;
  /** For each signal, its codes, reconstruction and error, as for the background. */
  readonly signals: readonly SampleFrame[];
  /** The same for the training sample, where `started.train` has it. */
  readonly train?: SampleFrame;
  /** Largest ρ over the shown points and the nodes on the manifold. */
  readonly sup: number;
}

/** What the network makes of the points of a {@link DisplaySample}. */
export interface SampleFrame {
  readonly codes: Float32Array;
  readonly reconstruction: Float32Array;
  readonly error: Float32Array;
}

/** Numbers over the whole test sample, after `step` steps. */
export interface RunAnalysis {
  readonly kind: 'analysis';
  readonly step: number;
  readonly error: ErrorSummary;
  /** Chart parameters of the point of the largest ρ; null before the last step, and where the manifold has no chart. */
  readonly supParameters: readonly number[] | null;
  readonly signals: readonly SignalResult[];
  readonly theory: TheoryResult | null;
  /** What is known for every network of this shape, the strongest bound first. Not in the runs of older versions. */
  readonly statements?: readonly Statement[];
  /** Latent spaces to try where something is forbidden. Not in the runs of older versions. */
  readonly suggestions?: readonly LatentSuggestion[];
}

/** What a test of learning rates found; the run trains nothing else. */
export interface RunLearningRates {
  readonly kind: 'learningRates';
  readonly test: LearningRateTest;
}

/** Something the user should know that does not stop the run. */
export interface RunWarning {
  readonly kind: 'warning';
  readonly message: string;
}

/** The run ended before its time, by an error. May be the only event, where the run never started. */
export interface RunFailed {
  readonly kind: 'failed';
  readonly fault: Fault;
}

/** The run is over. */
export interface RunFinished {
  readonly kind: 'finished';
  /** `completed`: all steps done; `early`: the validation loss stopped falling; `stopped`: by the user. */
  readonly reason: 'completed' | 'early' | 'stopped';
  readonly result: RunResult;
  /** Null if there is no persistent homology; left out in runs of versions that did not tell it. */
  readonly nearestLandmarks?: NearestLandmarks | null;
  /** Null if it is too large for a record; left out in runs of versions that did not keep it. */
  readonly decoder?: TrainedDecoder | null;
}

/** The decoder at the end of a run; it takes codes to points as the network sees them. */
export interface TrainedDecoder {
  readonly layers: readonly Layer[];
  /** Flat; the layers know where their own lie. */
  readonly parameters: Float32Array;
}

/**
 * For each point of the display sample the landmark of persistent homology that is nearest to it, as a row of the test
 * sample: among the data, the codes and the reconstructions, by their own distances.
 */
export interface NearestLandmarks {
  readonly data: Uint32Array;
  readonly latent: Uint32Array;
  readonly reconstruction: Uint32Array;
}

/** In logs of older versions: the same dataset file is trained with several seeds, beside the shown run. */
export interface SweepStarted {
  readonly kind: 'sweep';
  /** In the order in which they begin. */
  readonly seeds: readonly number[];
}

/** In logs of older versions: one of them is over; what it gave stands beside the shown run. */
export interface SweepRun {
  readonly kind: 'seed';
  readonly outcome: SeedOutcome;
}

/**
 * A sweep stands beside the shown run: one over seeds alone, and one over other fields. One of the same kind before it is
 * gone. In the report of a sweep the shown run is one of its points.
 */
export interface SweepTableShown {
  readonly kind: 'sweepTable';
  readonly table: SweepTable;
  /** The point that the shown run is of; null if it is of none. */
  readonly shown: number | null;
}

/** A point of a sweep is over: its row takes the place of the row of the same index. */
export interface SweepPointOver {
  readonly kind: 'sweepRow';
  readonly of: SweepKind;
  readonly row: SweepRow;
}
