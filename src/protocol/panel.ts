import type { RunCommand, RunReply, RunRequest } from './commands.js';
import type { Fault } from './fault.js';
import type { RunNumbers, WantedPoint } from './point-run.js';
import type { SweepProgress } from './sweep.js';

/** What the session of a dataset file is doing. */
export type SessionStatus =
  /** No run yet, or a run read from disk. */
  | 'idle'
  | 'bundling'
  | 'sampling'
  | 'training'
  | 'paused'
  /** Steps are over, the last numbers are being computed. */
  | 'analysing'
  | 'finished'
  | 'failed';

/** How far a data file has been read. */
export interface Reading {
  /** Name of the file, without its folders. */
  readonly file: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** What is measured of a trained network, in the order in which it is. */
export const measureNames = [
  'certificate',
  'errorsByLabel',
  'errorByColumn',
  'injectivity',
  'sampleStatements',
  'homology',
  'distortion',
  'baselines',
  'bumpHunt',
  'posterior',
  'codeNorm',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** What may train beside the shown run: several seeds, or a search for a latent space. */
export type BesideRun = 'seeds' | 'search';

/** What the panel shows beside the events of the run. */
export interface SessionState {
  /** Path of the dataset file, relative to the workspace. */
  readonly label: string;
  readonly status: SessionStatus;
  /** The data file that is being read; null if none. */
  readonly reading: Reading | null;
  /** What is being measured while the status is `analysing`; left out where nothing is known of it. */
  readonly measuring?: MeasureName | null;
  /** Why the last attempt failed; the panel keeps the last good run below it. */
  readonly fault: Fault | null;
  /**
   * Whether the shown run is an earlier one: the last attempt failed before its run began, so that the numbers
   * are not those of the file as it is now. Left out where nothing is known of it yet.
   */
  readonly showsEarlierRun?: boolean;
  /** Whether the shown run was interrupted and can go on from a checkpoint; left out where nothing is known of it. */
  readonly isResumable?: boolean;
  /** Of training over several seeds; null while none is under way. */
  readonly sweep: SweepProgress | null;
  /** Of a search for a latent space; left out or null while none is under way. */
  readonly search?: SweepProgress | null;
  /** The runs of the file that are kept; left out where nothing is known of them. */
  readonly keptRuns?: readonly RunNumbers[];
}

//#region to the panel
export type ToPanel = PanelEvents | PanelReference | PanelSession | PanelSettings | RunReply;

/**
 * Run events as the bytes of an event log (see event-log.ts): one buffer, for VS Code drops what is beyond some 250
 * buffers of a message.
 */
export interface PanelEvents {
  readonly kind: 'events';
  /** True if these events replace all that the panel has: the whole log, after `ready`. */
  readonly reset: boolean;
  readonly log: Uint8Array<ArrayBuffer>;
}

/** Events of the run that the one on show is compared with. */
export interface PanelReference {
  readonly kind: 'reference';
  /** What that run is called, such as `seed 3`. */
  readonly label: string;
  /** True if these events are its first; they may come in several messages. */
  readonly reset: boolean;
  /** As in {@link PanelEvents}; null if there is nothing to compare with any more. */
  readonly log: Uint8Array<ArrayBuffer> | null;
}

export interface PanelSession {
  readonly kind: 'session';
  readonly session: SessionState;
}

/** Settings of the user that the panel follows. */
export interface PanelSettings {
  readonly kind: 'settings';
  /** Largest memory that the panel may keep in frames, in bytes. */
  readonly frameBudget: number;
  /** Whether texts of tables that are saved stay as they are, though a spreadsheet may take them for formulas. */
  readonly rawCsv: boolean;
}
//#endregion

//#region from the panel
export type FromPanel =
  /** The panel's script runs: send everything. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'command'; readonly command: RunCommand }
  | RunRequest
  /** Train again; `seed` null for the file's own. */
  | { readonly kind: 'restart'; readonly seed: number | null }
  /** Go on with the shown run, which was interrupted. */
  | { readonly kind: 'resumeRun' }
  /** Train with several seeds, the file's own and those after it, in the background. */
  | { readonly kind: 'sweep'; readonly count: number }
  | { readonly kind: 'stopSweep'; readonly sweep: BesideRun }
  /** Train with latent spaces from small to large in the background, to find the smallest that holds the data. */
  | { readonly kind: 'findLatentSpace' }
  /** Show the run of a point of a sweep: the one that is kept, else train it again. */
  | { readonly kind: 'openPoint'; readonly wanted: WantedPoint }
  /** Show the run of a point beside that of another, as its reference. */
  | { readonly kind: 'comparePoints'; readonly reference: WantedPoint; readonly wanted: WantedPoint }
  /** Compare later runs with the shown run, as it is now; or stop comparing. */
  | { readonly kind: 'compare'; readonly pinned: boolean }
  /** Open the place that an error names. */
  | { readonly kind: 'reveal'; readonly fault: Fault }
  /** Write another latent space, such as `spherical(1)`, into the dataset file, and save it. */
  | { readonly kind: 'tryLatent'; readonly latent: string }
  /** Remember how the user looks at runs of this dataset: plain data, which only the panel reads. */
  | { readonly kind: 'saveView'; readonly view: unknown }
  /** Open the dataset file. */
  | { readonly kind: 'openFile' }
  /** Write the shown run as one HTML page. */
  | { readonly kind: 'exportReport' }
  /** Copy the model of the shown run into a folder that the user chooses. */
  | { readonly kind: 'exportModel' }
  /** Ask the user where to save a file, under this name unless the user chooses another. */
  | { readonly kind: 'save'; readonly name: string; readonly data: ArrayBuffer }
  /** Open a table, as CSV, in an editor. */
  | { readonly kind: 'openTable'; readonly text: string };
//#endregion
