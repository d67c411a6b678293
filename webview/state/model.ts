import type { RunAnalysis, RunFinished, RunFrame, RunProgress, RunStarted } from '../../src/protocol/events.js';
import type { Fault } from '../../src/protocol/fault.js';
import type { SessionState, SessionStatus } from '../../src/protocol/panel.js';
import type { RunResult } from '../../src/protocol/result.js';
import type { SeedOutcome } from '../../src/protocol/sweep.js';
import type { SweepTable } from '../../src/protocol/sweep-table.js';
import type { Selection } from '../math/selection.js';
import type { LatentLine } from './latent-line.js';
import type { LossHistory } from './loss-history.js';
import { shownIndex, type Playback } from './playback.js';
import type { ViewSettings } from './view-settings.js';

/** Runs of the same dataset with several seeds. */
export interface SweepView {
  readonly seeds: readonly number[];
  /** Fewer than seeds while they train, or where they were ended. */
  readonly outcomes: readonly SeedOutcome[];
}

/** A run as far as its events tell. */
export interface RunView {
  readonly started: RunStarted;
  /** In order of step. */
  readonly frames: readonly RunFrame[];
  readonly loss: LossHistory;
  /** The last progress event. */
  readonly progress: RunProgress | null;
  /** In order of step. */
  readonly analyses: readonly RunAnalysis[];
  readonly warnings: readonly string[];
  readonly finished: RunFinished | null;
  /** Whether it ended in an error: no more events come. */
  readonly failed: boolean;
  /** Null if no other seeds were trained. */
  readonly sweep: SweepView | null;
  /** The sweep that those seeds are of; null if none, as in logs of older versions. */
  readonly seedTable: SweepTable | null;
  /** Null if no sweep over other fields than the seed stands beside it. */
  readonly sweepTable: SweepTableView | null;
}

/** A sweep over fields of the dataset file. */
export interface SweepTableView {
  readonly table: SweepTable;
  /** The point that the run is of; null if it is of none. */
  readonly shown: number | null;
}

/** A run that the one on show is compared with. */
export interface Reference {
  /** What it is called, such as `seed 3`. */
  readonly label: string;
  readonly run: RunView;
}

/** What a session is doing, as far as the panel knows: nothing before the host's first word. */
export type PanelStatus = SessionStatus | 'connecting';

/** Everything that the panel draws. */
export interface Model {
  /** Null in a report, which has no session. */
  readonly session: (Omit<SessionState, 'status'> & { readonly status: PanelStatus }) | null;
  /** The last run that started. */
  readonly run: RunView | null;
  /** Null if there is nothing to compare with. */
  readonly reference: Reference | null;
  /** Loss of the run before, in this panel. */
  readonly previousLoss: LossHistory | null;
  /** Of the last `failed` event, until a run starts. */
  readonly fault: Fault | null;
  /** Largest memory for frames, in bytes. */
  readonly frameBudget: number;
  /** Which of the run's pictures is on show. */
  readonly playback: Playback;
  /** Whether a new run is shown at its end at once, since the user likes no motion. */
  readonly calm: boolean;
  /** Fingerprint of the run that this panel showed before its page was loaded; null if it showed no run. */
  readonly shownBefore: number | null;
  /** Index of the point of the display sample that is pointed at. */
  readonly pointed: number | null;
  /** Whether that was done with the keyboard, so that the point's values must be told in words. */
  readonly walking: boolean;
  /** The points of the display sample that are selected, until another run starts; null if no point is. */
  readonly selected: Selection | null;
  /** Image under the decoder of the place in the latent space that is pointed at, 1 × D. */
  readonly decoded: Float32Array | null;
  /** The line that was drawn in the latent space, if any. */
  readonly line: LatentLine | null;
  /** Name of the tile whose picture is about to be exported; null of none. */
  readonly exporting: string | null;
  readonly view: ViewSettings;
}

/** The frame that is shown, or null before the first. */
export function shownFrame(model: Model): RunFrame | null {
  if (model.run === null) return null;
  const { frames } = model.run;
  return frames[shownIndex(frames, model.playback)] ?? null;
}

/** The last analysis that is not after a step. */
export function analysisAt(run: RunView, step: number): RunAnalysis | null {
  return run.analyses.findLast((analysis) => analysis.step <= step) ?? null;
}

/** The result, at the frame of the last step; null at any other, whose numbers it does not tell. */
export function resultAt({ finished }: Pick<RunView, 'finished'>, frame: RunFrame): RunResult | null {
  return finished?.result.steps === frame.step ? finished.result : null;
}

/** What topology says of the run: the same at every step, so the latest word holds. */
export function theoryOf(run: RunView) {
  return run.finished?.result.theory ?? run.analyses.at(-1)?.theory ?? null;
}

/** The error to tell of: the session's own word, or, if none, the run's. */
export function faultOf(model: Model): Fault | null {
  if (model.session === null) return model.fault;
  return model.session.fault ?? (model.session.status === 'failed' ? model.fault : null);
}

/** Whether the last attempt failed before its run began, so that the shown run is that of an earlier one. */
export function isEarlierRun(model: Model): boolean {
  const { session, run } = model;
  if (session === null || run === null || run.failed) return false;
  return session.showsEarlierRun ?? (session.status === 'failed' || session.fault !== null);
}

/** Whether the page is that of a sweep, and shows nothing else: the run that comes with it is one of many. */
export const showsSweepAlone = ({ session, run, view }: Model): boolean =>
  session === null && (run?.sweepTable?.shown ?? null) !== null && view.enlarged === 'sweep';

/** What stands beside a run, which decides on some of its views. */
export interface Beside {
  /** Whether there is a reference. */
  readonly isCompared: boolean;
  /** Whether there is a sweep over more than seeds, which have a view of their own. */
  readonly isSwept: boolean;
}

export function besideOf({ sweepTable }: RunView, reference: Reference | null): Beside {
  return { isCompared: reference !== null, isSwept: sweepTable !== null };
}
