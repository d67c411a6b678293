import type { RunCommand, RunReply, RunRequest } from '../../protocol/commands.js';
import type { BesideRun, SessionState } from '../../protocol/panel.js';
import type { WantedPoint } from '../../protocol/point-run.js';
import type { StoredRun } from '../../session/run-library.js';
import type { ReceivedEvent } from '../../session/session.js';
import type { Signal } from '../../session/signal.js';
import type { ReferenceRun } from './reference.js';

/** The events of a run, and the network behind them. */
export interface RunFeed {
  /** All so far, packed. */
  readonly events: readonly ArrayBuffer[];
  readonly onDidReceiveEvent: Signal<ReceivedEvent>;
  /** Fires when all events are others: an interrupted run goes on, or one that is kept is shown. */
  readonly onDidReplace: Signal<void>;
  /** Whether somebody looks. */
  setWatched(visible: boolean): void;
  command(command: RunCommand): void;
  request(request: RunRequest): Promise<RunReply>;
}

/** What a panel shows, and what can be asked there: a run that trains, or one that is kept. */
export interface PanelSource {
  /** The dataset file, absolute. */
  readonly file: string;
  readonly feed: RunFeed;
  /** What is said beside the events. */
  readonly state: SessionState;
  readonly onDidChangeState: Signal<void>;
  /** What the run is compared with; null if there is nothing. */
  readonly reference: ReferenceRun | null;
  readonly onDidChangeReference: Signal<void>;
  /** Trains the file; `seed` null for its own. */
  restart(seed: number | null): Promise<void>;
  /** Goes on with the run, which was interrupted. */
  resume(): Promise<void>;
  /** Trains with several seeds in the background. */
  sweep(count: number): Promise<void>;
  /** Trains with latent spaces from small to large in the background. */
  findLatentSpace(): Promise<void>;
  stopSweep(sweep: BesideRun): Promise<void>;
  /** Shows the run of a point of a sweep: the one that is kept, else it is trained again. */
  openPoint(wanted: WantedPoint): Promise<void>;
  /** Shows the run of a point beside that of another, as its reference. */
  comparePoints(reference: WantedPoint, wanted: WantedPoint): Promise<void>;
  /** Takes the shown run as reference; or, where not `pinned`, gives the reference up. */
  compare(pinned: boolean): Promise<void>;
  /** The run as it is kept; null if it is not. */
  kept(): Promise<StoredRun | null>;
}
