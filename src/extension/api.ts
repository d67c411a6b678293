import type { Uri } from 'vscode';
import type { Fault } from '../protocol/fault.js';
import type { SessionStatus } from '../protocol/panel.js';
import type { LatestEvents } from '../session/latest-events.js';
import type { RunLibrary } from '../session/run-library.js';

/** What the extension gives to other extensions: what trains, and how it goes. */
export interface LatentAtlasApi {
  /** Time that activating this extension took, in milliseconds. */
  readonly activationTime: number;
  /** The runs that this workspace keeps. */
  readonly runs: Pick<RunLibrary, 'list'>;
  /** One for each dataset file that was trained or shown since the window was opened, and whose panel is open. */
  readonly sessions: readonly SessionView[];
}

export interface SessionView {
  /** The dataset file. */
  readonly uri: Uri;
  readonly status: SessionStatus;
  /** Why the last attempt failed. */
  readonly fault: Fault | null;
  /** The latest event of each kind of the shown run. */
  readonly latest: LatestEvents;
  /** Null if its panel is closed. */
  readonly panel: PanelView | null;
}

export interface PanelView {
  readonly visible: boolean;
  /** Number of run events sent to it so far. */
  readonly sentEvents: number;
  /** What the run is called that the panel compares with; null if none. */
  readonly comparedWith: string | null;
}
