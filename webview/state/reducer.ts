import type { RunEvent, RunStarted } from '../../src/protocol/events.js';
import type { PanelSession, PanelSettings } from '../../src/protocol/panel.js';
import { combine, selectBy, type Selection, type SelectionRule } from '../math/selection.js';
import { appendFrame, frameIndexAt, thinFrames } from './frames.js';
import type { LatentLine, LineImage } from './latent-line.js';
import { appendLoss, appendValidation, emptyLoss } from './loss-history.js';
import { shownFrame, type Model, type RunView } from './model.js';
import type { ViewSettings } from './view-settings.js';

export type Action =
  | PanelSession
  | PanelSettings
  /** `reset`: these events replace all that there is. */
  | { readonly kind: 'events'; readonly reset: boolean; readonly events: readonly RunEvent[] }
  /** Events of the run to compare with; `reset` where they are its first. No events: there is none any more. */
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
  /** Shows the frame at a step; null for the newest, whichever that will be. */
  | { readonly kind: 'show'; readonly step: number | null }
  | { readonly kind: 'play'; readonly playing: boolean }
  /** The next frame, while playing. */
  | { readonly kind: 'tick' }
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
  /** What the network makes of the line; null where there is none to ask. */
  | { readonly kind: 'lineImage'; readonly points: Float32Array | null };

export const defaultFrameBudget = 64 * 2 ** 20;

/** Part of the memory for frames that those of the reference may take besides. */
const referenceShare = 1 / 4;

export function initialModel(view: ViewSettings, live: boolean): Model {
  return {
    session: live ? { label: '', status: 'connecting', reading: null, fault: null, sweep: null } : null,
    run: null,
    reference: null,
    previousLoss: null,
    fault: null,
    frameBudget: defaultFrameBudget,
    cursor: null,
    playing: false,
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
      return { ...model, session: action.session };
    case 'settings':
      return withFrameBudget(model, action.frameBudget);
    case 'events': {
      const start = action.reset ? { ...model, run: null, fault: null, selected: null } : model;
      return action.events.reduce(reduceEvent, start);
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
    case 'show':
      return { ...model, cursor: action.step, playing: false };
    case 'play':
      return play(model, action.playing);
    case 'tick':
      return model.playing ? tick(model) : model;
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
    const run: RunView = {
      started: event,
      frames: [],
      loss: emptyLoss,
      progress: null,
      analyses: [],
      warnings: [],
      finished: null,
      failed: false,
      sweep: null,
    };
    const previousLoss = model.run === null || model.run.loss.train.length === 0 ? model.previousLoss : model.run.loss;
    const line = isSameSpace(event, model.run?.started ?? null) ? model.line : null;
    return {
      ...model,
      run,
      previousLoss,
      fault: null,
      cursor: null,
      playing: false,
      pointed: null,
      selected: null,
      decoded: null,
      line,
    };
  }
  // A fault before the run started is all that its log holds; the last good run stays.
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
      return { ...model, run: { ...run, sweep: { seeds: event.seeds, outcomes: [] } } };
    case 'seed': {
      const { seeds, outcomes } = run.sweep ?? { seeds: [], outcomes: [] };
      return { ...model, run: { ...run, sweep: { seeds, outcomes: [...outcomes, event.outcome] } } };
    }
  }
}

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

/** Playing from the newest frame starts over at the first. */
function play(model: Model, playing: boolean): Model {
  const frames = model.run?.frames ?? [];
  if (!playing || frames.length === 0) return { ...model, playing: false };
  const atEnd = frameIndexAt(frames, model.cursor) === frames.length - 1;
  return { ...model, playing: true, cursor: atEnd ? frames[0].step : model.cursor };
}

/** After the newest frame a replay that loops starts over at the first; one that does not ends there. */
function tick(model: Model): Model {
  const frames = model.run?.frames ?? [];
  const next = frameIndexAt(frames, model.cursor) + 1;
  if (!model.view.replayLoops && next >= frames.length - 1) return { ...model, cursor: null, playing: false };
  return { ...model, cursor: frames.at(next)?.step ?? frames.at(0)?.step ?? null };
}

function turn(model: Model, to: 'first' | 'previous' | 'next'): Model {
  const frames = model.run?.frames ?? [];
  const index = frameIndexAt(frames, model.cursor);
  const wanted = { first: 0, previous: Math.max(0, index - 1), next: index + 1 }[to];
  const isNewest = wanted >= frames.length - 1;
  return { ...model, cursor: isNewest ? null : frames[wanted].step, playing: false };
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
