/** A place in a file of the user. */
export interface SourceLocation {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where on the way from file to result an error arose. */
export type FaultPhase =
  | 'bundle'
  | 'load'
  | 'definition'
  | 'sampling'
  /** A model that was trained elsewhere cannot be examined. */
  | 'model'
  | 'training'
  /** A run that was interrupted is to go on. */
  | 'resume'
  /** Code of the dataset file that runs by itself: in a timer, or after a promise. */
  | 'background'
  | 'internal';

/** Why there is no run, or why it ended, in words for the user. */
export interface Fault {
  readonly phase: FaultPhase;
  /** What is wrong: what was expected, what was got, and what to do. One or two sentences. */
  readonly message: string;
  /** Where in the user's files; null if no place is to blame. */
  readonly location: SourceLocation | null;
  /** Whether the dataset file is to blame, rather than the machine or this program. */
  readonly ofDataset: boolean;
}
