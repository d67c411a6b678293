import type { EngineChoice } from '../autoencoder/options.js';
import type { RunCommand, RunReply, RunRequest } from '../protocol/commands.js';
import type { DataFile } from '../protocol/data-file.js';
import type { RunDescription, TrainedNetwork } from '../protocol/description.js';
import type { FaultPhase } from '../protocol/fault.js';
import type { MeasureName, Reading } from '../protocol/panel.js';
import type { LatentScan, SweptPoint } from '../protocol/sweep-table.js';

//#region to the worker
export type ToWorker = StartRun | DescribeFile | FindFiles | KeepCheckpoints | RunCommand | RunRequest;

/** Says what there is in a data file; a worker does nothing else then. */
export interface DescribeFile {
  readonly kind: 'describeFile';
  /** Absolute. */
  readonly file: string;
  /** Rows to read at most. */
  readonly rows: number;
}

/** Says what is at some paths; a worker does nothing else then. */
export interface FindFiles {
  readonly kind: 'findFiles';
  readonly files: readonly {
    /** Absolute. */
    readonly file: string;
    /** What was there once; null where that is not known. */
    readonly known: KnownFile | null;
  }[];
}

/** A file at some time. */
export interface KnownFile {
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** What is at a path: a file; nothing that can be read, or a folder; or a pipe, a device or the like. */
export type FoundFile =
  ({ readonly kind: 'file' } & KnownFile) | { readonly kind: 'none' } | { readonly kind: 'noFile' };

/** Writes checkpoints of the run from now on. */
export interface KeepCheckpoints {
  readonly kind: 'keepCheckpoints';
  /** Absolute; each is written to a temporary name in it. */
  readonly folder: string;
}

/**
 * How far a run goes: to its result; not beyond drawing its samples; to a test of learning rates instead of training; or
 * to the result of the model that the dataset file names, without training.
 */
export type RunTask = 'train' | 'drawSamples' | 'testLearningRates' | 'examine' | SweepTask;

/** What a sweep asks of a worker besides. */
export type SweepTask =
  /** Trains up to a step, and tells the test loss. */
  | { readonly kind: 'trainUntil'; readonly step: number }
  /** Draws no point of the dataset, and tells the points of a sweep. */
  | { readonly kind: 'planSweep'; readonly choice: SweepChoice };

/** Which points a sweep has. */
export type SweepChoice =
  /** Those that the dataset file names; where it names none, seeds 0 to 4. */
  | { readonly kind: 'file' }
  /** Values as a dataset file writes them, with commas between them: all combinations, or a number of points that are drawn. */
  | {
      readonly kind: 'given';
      readonly fields: readonly { readonly name: string; readonly values: string }[];
      readonly draw: { readonly kind: 'random' | 'sobol'; readonly points: number; readonly seed: number } | null;
    }
  /** Latent spaces that may hold the data, the smallest first, each with these seeds; null for a few that follow from the file. */
  | { readonly kind: 'latentScan'; readonly seeds: readonly number[] | null };

/** The points of a sweep, and what they are points of. */
export interface PlannedSweep {
  /** Name of the dataset. */
  readonly name: string;
  /** What varies: whole paths of fields, and names of the user's own parameters. */
  readonly fields: readonly string[];
  readonly points: readonly SweptPoint[];
  /** Data files that some point reads. */
  readonly files: readonly KnownFile[];
  /** Null unless it looks for the smallest latent space. */
  readonly latentScan: LatentScan | null;
}

/** Loads a bundled dataset file and trains. A worker takes another one only after it has said that it can be reused. */
export interface StartRun {
  readonly kind: 'start';
  /** The dataset file, absolute; file readers are relative to its folder. */
  readonly file: string;
  /** The dataset file as the user gave it. */
  readonly label: string;
  /** The bundle as CommonJS source text, and its SHA-256. */
  readonly code: string;
  readonly hash: string;
  readonly engine: EngineChoice;
  /** Instead of the file's; null for the file's. `insteadOf` holds it back where the file's seed has changed since. */
  readonly seed: { readonly value: number; readonly insteadOf: number | null } | null;
  readonly steps: number | null;
  /** Values of a sweep instead of the file's; null for the file as it is. */
  readonly point: SweptPoint | null;
  /** Threads that may share a step, with the main thread. */
  readonly threads: number;
  /** How often the files of the model had changed since it was first examined; 0 where none is. */
  readonly version: number;
  /** A network to go on from where only the data have changed since; null to start afresh. */
  readonly previous: TrainedNetwork | null;
  /** A run that was interrupted, to go on with; null to begin a run. */
  readonly resumed: { readonly run: RunDescription; /** Absolute. */ readonly checkpoint: string } | null;
  readonly task: RunTask;
  /** Whether the files of a run directory are wanted: arrays and models. */
  readonly files: boolean;
  /** Whether the process may be asked for another run after this one. */
  readonly isOneOfMany: boolean;
  /** Whether somebody looks at live frames. */
  readonly live: boolean;
  /** Whether frames and analyses of the network are recorded while it trains; otherwise there are those of its end alone. */
  readonly isRecorded: boolean;
}
//#endregion

//#region from the worker
export type FromWorker =
  /** The engine is loaded; a run may start. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'status'; readonly status: 'sampling' | 'training' | 'paused' | 'analysing' }
  /** What is measured next of the trained network. */
  | { readonly kind: 'measuring'; readonly measure: MeasureName }
  /** A run event, packed. */
  | { readonly kind: 'event'; readonly packed: ArrayBuffer }
  /** A run that was interrupted goes on: of its events, these and the pictures up to this step hold. */
  | { readonly kind: 'resumed'; /** Other than pictures. */ readonly events: number; readonly step: number }
  /** A checkpoint has been written to this temporary file: it holds for the events before this message. */
  | { readonly kind: 'checkpoint'; readonly file: string }
  /** Parameters of the network at the end of training, flat, in the order of `layout`. */
  | { readonly kind: 'parameters'; readonly parameters: Float32Array }
  /** A file of the run directory. */
  | { readonly kind: 'artefact'; readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** How far a data file has been read. */
  | ({ readonly kind: 'reading' } & Reading)
  /** The points of a sweep. */
  | { readonly kind: 'planned'; readonly plan: PlannedSweep }
  /** Mean squared error on a part of the test sample after some steps, in the units that the network sees. */
  | { readonly kind: 'trainedUntil'; readonly step: number; readonly testLoss: number }
  /** A file that is read, absolute: a change of it is one of the data, or of the model that is examined. */
  | { readonly kind: 'dependency'; readonly of: 'data' | 'model'; readonly file: string }
  /** A pattern of the dataset file, relative to `folder`, and what matches it; a further match is a change as well. */
  | {
      readonly kind: 'matched';
      readonly pattern: string;
      readonly folder: string;
      readonly files: readonly string[];
    }
  /** What there is in a data file. */
  | { readonly kind: 'dataFile'; readonly dataFile: DataFile }
  /** What there is at some paths, in their order. */
  | { readonly kind: 'found'; readonly files: readonly FoundFile[] }
  | { readonly kind: 'failed'; readonly fault: RawFault }
  /** Nothing more will come of this run. `isReusable`: nothing of it can reach another run of the same bundle. */
  | { readonly kind: 'done'; readonly isReusable: boolean }
  | RunReply;

/** An error in terms of the bundle; the session knows the places in the user's files. */
export interface RawFault {
  readonly phase: FaultPhase;
  readonly message: string;
  /** Stack trace in terms of the bundle; null if none. */
  readonly stack: string | null;
  /** Path of the field of the definition to blame, such as `training.batchSize`; null if none. */
  readonly field: string | null;
  readonly ofDataset: boolean;
}
//#endregion

/** What the process is started with, as JSON in its first argument. */
export interface WorkerArgument {
  readonly limits: WorkerLimits;
  /** That of each message, hexadecimal. */
  readonly mark: string;
}

/** What a dataset file may take. */
export interface WorkerLimits {
  /** Largest resident memory of the process, in bytes. */
  readonly memory: number;
  /** Milliseconds that code of the dataset file may take without a sign of life, and a file without a byte. */
  readonly time: number;
}

/** The file descriptor of the messages between session and worker, by the order of the pipes that it is started with. */
export const channelDescriptor = 3;

/** The file descriptor on which the monitor says why it ends the process. */
export const monitorDescriptor = 4;

/** What a process says of the fault that it ends for, just before it does: one line of JSON. */
export interface MonitorReport {
  readonly reason: 'time' | 'memory' | 'file' | 'channel';
  /** Field of the definition whose code ran, or that asks for the file; empty if no field did. */
  readonly field: string;
  /** The file that gave no byte; null for the other reasons. */
  readonly file: string | null;
  /** Where it was, innermost first, from 1, in terms of the bundle; null if it could not be asked. */
  readonly frames: readonly { readonly url: string; readonly line: number; readonly column: number }[] | null;
}

/** Name under which the bundle appears in stack traces. */
export const bundleName = 'latent-atlas-dataset.cjs';
