import type { RunEvent, RunStarted } from '../../src/protocol/events.js';
import type { PanelSession, PanelSettings } from '../../src/protocol/panel.js';
import { isSameExamination } from '../../src/protocol/versions.js';
import { seedOf, seedsOfSweep } from '../../src/protocol/seeds-of-sweep.js';
import { sweepKindOf, type SweepRow, type SweepTable } from '../../src/protocol/sweep-table.js';
import { combine, selectBy, type Selection, type SelectionRule } from '../math/selection.js';
import { fingerprintOf } from './fingerprint.js';
import { appendFrame, thinFrames } from './frames.js';
import type { LatentLine, LineImage } from './latent-line.js';
import { appendLoss, appendValidation, emptyLoss } from './loss-history.js';
import { shownFrame, type Model, type PanelStatus, type RunView } from './model.js';
import { advance, catchUp, hold, newestPicture, pictureAt, play, shownIndex, type Playback } from './playback.js';
import type { Figure, ViewSettings } from './view-settings.js';

export type Action =
  | PanelSession
  | PanelSettings
  /** `reset`: these events replace all that there is. */
  | { readonly kind: 'events'; readonly reset: boolean; readonly events: readonly RunEvent[] }
  /** Events of the run to compare with; `reset` where they are its first. No events: it is taken away. */
  | {
      readonly kind: 'reference';
      readonly label: string;
      readonly reset: boolean;
      readonly events: readonly RunEvent[];
    }
  /** Asks how to export the picture of a tile, by its name; null for no more. */
  | { readonly kind: 'export'; readonly tile: string | null }
  /** Changes some of the view settings. */
  | { readonly kind: 'view'; readonly change: Partial<ViewSettings> }
  /** Changes some of the choices for exported pictures. */
  | { readonly kind: 'figure'; readonly change: Partial<Figure> }
  /** Shows the frame at a step; null for the newest, whichever that will be. */
  | { readonly kind: 'show'; readonly step: number | null }
  | { readonly kind: 'play'; readonly playing: boolean }
  /** So many milliseconds more have gone by while the pictures move. */
  | { readonly kind: 'tick'; readonly elapsed: number }
  /** Whether the user likes no motion. */
  | { readonly kind: 'calm'; readonly calm: boolean }
  /** Shows the first frame, or one beside that which is shown. */
  | { readonly kind: 'turn'; readonly to: 'first' | 'previous' | 'next' }
  /** Points at a point of the display sample, or at none. */
  | { readonly kind: 'point'; readonly index: number | null }
  /** Points at the point with the next smaller ρ, or the next larger one; first at the largest. */
  | { readonly kind: 'walk'; readonly by: 1 | -1 }
  /** Selects points of the display sample, and no others; null for none. */
  | { readonly kind: 'select'; readonly selected: Selection | null }
  /** Selects points by a rule, by their ρ in the frame that is shown. */
  | { readonly kind: 'selectBy'; readonly rule: SelectionRule }
  /** Selects the point that is pointed at, or no longer. */
  | { readonly kind: 'toggleSelected' }
  /** What the network makes of the place in the latent space that is pointed at. */
  | { readonly kind: 'decoded'; readonly points: Float32Array | null }
  /** Lays a line through the latent space, from a code to a code, or takes it away. */
  | { readonly kind: 'line'; readonly line: Pick<LatentLine, 'from' | 'to'> | null }
  /** What the network makes of the line; null without a network to ask. */
  | { readonly kind: 'lineImage'; readonly points: Float32Array | null };

export const defaultFrameBudget = 64 * 2 ** 20;

/** Part of the memory for frames that those of the reference may take besides. */
const referenceShare = 1 / 4;

/** @param shownBefore fingerprint of the run that the panel showed before its page was loaded. */
export function initialModel(view: ViewSettings, live: boolean, shownBefore: number | null = null): Model {
  return {
    session: live ? { label: '', status: 'connecting', reading: null, fault: null, sweep: null } : null,
    run: null,
    reference: null,
    previousLoss: null,
    fault: null,
    frameBudget: defaultFrameBudget,
    playback: newestPicture,
    calm: false,
    shownBefore,
    pointed: null,
    walking: false,
    selected: null,
    decoded: null,
    line: null,
    exporting: null,
    view,
  };
}

/** The model after an action. */
export function reduce(model: Model, action: Action): Model {
  switch (action.kind) {
    case 'session':
      return { ...model, session: action.session, playback: playbackOf(model, action.session.status) };
    case 'settings':
      return withFrameBudget(model, action.frameBudget);
    case 'events': {
      const start = action.reset ? { ...model, run: null, fault: null, selected: null } : model;
      const next = action.events.reduce(reduceEvent, start);
      return action.reset && !isNew(model, next.run) ? { ...next, playback: newestPicture } : next;
    }
    case 'reference': {
      const frameBudget = model.frameBudget * referenceShare;
      const { run } = action.events.reduce(reduceEvent, {
        ...model,
        run: action.reset ? null : (model.reference?.run ?? null),
        frameBudget,
      });
      return { ...model, reference: run && { label: action.label, run } };
    }
    case 'export':
      return { ...model, exporting: action.tile };
    case 'view':
      return { ...model, view: { ...model.view, ...action.change } };
    case 'figure':
      return { ...model, view: { ...model.view, figure: { ...model.view.figure, ...action.change } } };
    case 'show':
      return { ...model, playback: action.step === null ? newestPicture : { kind: 'held', step: action.step } };
    case 'play':
      return { ...model, playback: (action.playing ? play : hold)(model.playback, model.run?.frames ?? []) };
    case 'tick':
      return tick(model, action.elapsed);
    case 'calm': {
      return { ...model, calm: action.calm, playback: action.calm ? afterReplay(model.playback) : model.playback };
    }
    case 'turn':
      return turn(model, action.to);
    case 'point':
      return model.pointed === action.index ? model : { ...model, pointed: action.index, walking: false };
    case 'walk':
      return walk(model, action.by);
    case 'select':
      // A gesture may outlast the run that it began in.
      return {
        ...model,
        selected: action.selected?.length === model.run?.started.display.count ? action.selected : null,
      };
    case 'selectBy': {
      const frame = shownFrame(model);
      return frame === null ? model : { ...model, selected: selectBy(action.rule, model.selected, frame.error) };
    }
    case 'toggleSelected':
      return toggleSelected(model);
    case 'decoded':
      return model.decoded === action.points ? model : { ...model, decoded: action.points };
    case 'line':
      // The image of the line before stays until there is that of the new one.
      return { ...model, line: action.line && { ...action.line, image: model.line?.image ?? { kind: 'asked' } } };
    case 'lineImage': {
      const image: LineImage = action.points === null ? { kind: 'refused' } : { kind: 'drawn', points: action.points };
      return { ...model, line: model.line && { ...model.line, image } };
    }
  }
}

function reduceEvent(model: Model, event: RunEvent): Model {
  if (event.kind === 'started') {
    const former = isSameExamination(event, model.run?.started) ? model.run : null;
    const version = event.run.examined?.version ?? 0;
    const run: RunView = {
      started: event,
      frames: former?.frames.filter(({ step }) => step < version) ?? [],
      loss: emptyLoss,
      progress: null,
      analyses: former?.analyses.filter(({ step }) => step < version) ?? [],
      warnings: [],
      finished: null,
      failed: false,
      sweep: null,
      seedTable: null,
      sweepTable: null,
    };
    const previousLoss = model.run === null || model.run.loss.train.length === 0 ? model.previousLoss : model.run.loss;
    // What another network made of the line is no picture of this one.
    const line: LatentLine | null =
      model.line !== null && isSameSpace(event, model.run?.started ?? null)
        ? { ...model.line, image: { kind: 'asked' } }
        : null;
    // The points stay the same, and the user may be looking at another version.
    if (former !== null)
      return { ...model, run, fault: null, playback: afterReplay(model.playback), decoded: null, line };
    return {
      ...model,
      run,
      previousLoss,
      fault: null,
      playback: model.calm ? newestPicture : catchUp(model.run === null),
      pointed: null,
      selected: null,
      decoded: null,
      line,
    };
  }
  // An error before the run started is all that its log holds; the last good run stays.
  if (event.kind === 'failed') {
    const run = model.run !== null && event.fault.phase === 'training' ? { ...model.run, failed: true } : model.run;
    return { ...model, run, fault: event.fault };
  }
  const { run } = model;
  if (run === null) return model;
  switch (event.kind) {
    case 'progress':
      return { ...model, run: { ...run, progress: event, loss: appendLoss(run.loss, event) } };
    case 'validation':
      return { ...model, run: { ...run, loss: appendValidation(run.loss, event) } };
    case 'frame':
      return { ...model, run: { ...run, frames: appendFrame(run.frames, event, model.frameBudget) } };
    case 'learningRates':
      return model;
    case 'analysis':
      return { ...model, run: { ...run, analyses: [...run.analyses, event] } };
    case 'warning':
      return { ...model, run: { ...run, warnings: [...run.warnings, event.message] } };
    case 'finished':
      return { ...model, run: { ...run, finished: event } };
    case 'sweep':
      return { ...model, run: { ...run, seedTable: null, sweep: { seeds: event.seeds, outcomes: [] } } };
    case 'seed': {
      const { seeds, outcomes } = run.sweep ?? { seeds: [], outcomes: [] };
      return { ...model, run: { ...run, sweep: { seeds, outcomes: [...outcomes, event.outcome] } } };
    }
    case 'sweepTable': {
      const { table, shown } = event;
      const isOfSeeds = sweepKindOf(table) === 'seeds';
      if (isOfSeeds) return { ...model, run: withSeeds(run, table) };
      const next = { ...model, run: { ...run, sweepTable: { table, shown } } };
      // The page of a sweep shows it large; the run beside it is an example.
      const isOwnPage = model.session === null && shown !== null;
      return isOwnPage ? { ...next, view: { ...model.view, tab: 'sweep', enlarged: 'sweep' } } : next;
    }
    case 'sweepRow': {
      const { seedTable, sweepTable } = run;
      if (event.of === 'seeds')
        return seedTable === null ? model : { ...model, run: withSeeds(run, withRow(seedTable, event.row)) };
      const view = sweepTable && { ...sweepTable, table: withRow(sweepTable.table, event.row) };
      return { ...model, run: { ...run, sweepTable: view } };
    }
  }
}

/** The run beside what a sweep over seeds came to. */
function withSeeds(run: RunView, seedTable: SweepTable): RunView {
  const outcomes = seedsOfSweep(seedTable, run.started.run.signals);
  return { ...run, seedTable, sweep: { seeds: seedTable.rows.map(seedOf), outcomes } };
}

/** The table with the row in the place of that of its index. */
const withRow = (table: SweepTable, row: SweepRow): SweepTable => ({
  ...table,
  rows: table.rows.map((other) => (other.index === row.index ? row : other)),
});

/** Whether the codes, and the points, of two runs lie in the same space. */
function isSameSpace(a: RunStarted, b: RunStarted | null): boolean {
  const spaceOf = ({ autoencoder, manifold }: RunStarted['run']) =>
    JSON.stringify([autoencoder.latent, manifold.ambientDimension]);
  return b !== null && spaceOf(a.run) === spaceOf(b.run);
}

function withFrameBudget(model: Model, frameBudget: number): Model {
  const run = model.run === null ? null : { ...model.run, frames: thinFrames(model.run.frames, frameBudget) };
  return { ...model, frameBudget, run };
}

/**
 * Whether a whole log that came in holds a run that this panel has not shown yet. A page that is loaded gets it before
 * the first word of the session; a report has no session.
 */
function isNew({ session, shownBefore }: Model, run: RunView | null): boolean {
  return session?.status === 'connecting' && run !== null && fingerprintOf(run.started) !== shownBefore;
}

/** A session that is idle has read its run from disk: that was not trained just now. */
function playbackOf({ playback }: Model, status: PanelStatus): Playback {
  return status === 'idle' ? afterReplay(playback) : playback;
}

/** What the user has chosen to see; the newest picture instead of a replay by itself. */
function afterReplay(playback: Playback): Playback {
  return playback.kind === 'catchingUp' ? newestPicture : playback;
}

function tick(model: Model, elapsed: number): Model {
  const { run, view } = model;
  if (run === null) return model;
  const options = { speed: view.replaySpeed, loops: view.replayLoops };
  return { ...model, playback: advance(model.playback, run, elapsed, options) };
}

function turn(model: Model, to: 'first' | 'previous' | 'next'): Model {
  const frames = model.run?.frames ?? [];
  const index = shownIndex(frames, model.playback);
  const wanted = { first: 0, previous: Math.max(0, index - 1), next: index + 1 }[to];
  return { ...model, playback: pictureAt(frames, wanted) };
}

function walk(model: Model, by: 1 | -1): Model {
  const error = shownFrame(model)?.error ?? new Float32Array(0);
  const order = Uint32Array.from(error, (_, i) => i).sort((a, b) => error[b] - error[a]);
  const place = model.pointed === null ? -1 : order.indexOf(model.pointed);
  const pointed = order.at((place + by) % Math.max(1, order.length)) ?? null;
  return { ...model, pointed, walking: true };
}

function toggleSelected(model: Model): Model {
  const { pointed, selected } = model;
  const frame = shownFrame(model);
  if (pointed === null || frame === null) return model;
  const caught = new Uint8Array(frame.error.length);
  caught[pointed] = 1;
  return { ...model, selected: combine(selected, caught, selected?.[pointed] === 1 ? 'remove' : 'add') };
}
