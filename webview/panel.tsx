import './language.js';
import { render } from 'preact';
import { App } from './app.js';
import { Decoder, RequestNumbers } from './decoder.js';
import { DrawPace } from './draw-pace.js';
import { makeLegible } from './drawing/legible.js';
import { createRenderer } from './drawing/renderer.js';
import { readTheme, watchTheme } from './drawing/theme.js';
import { ErrorBoundary } from './shell/error-boundary.js';
import { findHost } from './host.js';
import { imagesOf } from './points/reconstruction.js';
import { watchMotion } from './drawing/reduced-motion.js';
import { Player } from './player.js';
import { fingerprintOf } from './state/fingerprint.js';
import { waitOf } from './state/playback.js';
import { initialModel, reduce, type Action } from './state/reducer.js';
import { readSelection, saveSelection } from './state/saved-selection.js';
import { readViewSettings } from './state/view-settings.js';
import type { PanelContext } from './state/panel-context.js';
import './panel.css';

const root = document.getElementById('panel');
if (root === null) throw new Error('panel: expected an element with the id "panel" in the page');

// What the page says before this script runs.
root.replaceChildren();

/** A mark in the browser's timeline. */
const firstPicture = 'first picture';

const host = findHost();
let model = initialModel(readViewSettings(host.savedView), host.send !== null, host.savedShown);

const player = new Player((elapsed) => dispatch({ kind: 'tick', elapsed }));
const pace = new DrawPace(
  () => draw(root),
  (took) => player.follow(waitOf(model.playback, model.run?.frames ?? [], model.view.replaySpeed), took),
);

function draw(root: HTMLElement): void {
  render(
    <ErrorBoundary error={broken} subject={model.run?.started ?? null}>
      <App model={model} panel={panel} />
    </ErrorBoundary>,
    root,
  );
  // `npm run bench` reads when the first picture of a run stood.
  if (model.run !== null && performance.getEntriesByName(firstPicture).length === 0) performance.mark(firstPicture);
}

/** Why the events of the shown run cannot be put together; null if they can. */
let broken: Error | null = null;

function dispatch(action: Action): void {
  try {
    take(action);
    if (action.kind === 'events') broken = null;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
  }
  if (action.kind === 'events') pace.soon();
  else pace.now();
}

function take(action: Action): void {
  if (action.kind === 'settings') panel = { ...panel, rawCsv: action.rawCsv };
  const { view, run, selected } = model;
  const started = run?.started;
  model = reduce(model, action);
  // The first run of a panel that was hidden, or reloaded, may be the one that it showed before.
  if (run === null && model.run !== null)
    model = reduce(model, { kind: 'select', selected: readSelection(host.savedSelection, model.run.started) });
  if (model.view !== view) host.saveView(model.view);
  if (model.run !== null && model.run.started !== started) host.saveShown(fingerprintOf(model.run.started));
  if (model.run !== null && (model.selected !== selected || run === null))
    host.saveSelection(saveSelection(model.run.started, model.selected));
}

const renderer = createRenderer(() => {
  panel = { ...panel };
  pace.now();
});
const requests = new RequestNumbers();
const own = (codes: Float32Array): Float32Array | null => model.run && imagesOf(model.run, codes);
const decoder = new Decoder(host.send, requests, own, (points) => dispatch({ kind: 'decoded', points }));
const lineDecoder = new Decoder(host.send, requests, own, (points) => dispatch({ kind: 'lineImage', points }));
const asks: Pick<PanelContext, 'decode' | 'decodeLine'> = {
  decode: (code) => decoder.want(code),
  decodeLine: (codes) => lineDecoder.want(codes),
};
const asksNothing: typeof asks = { decode: null, decodeLine: null };
makeLegible(document.body);
let panel: PanelContext = { theme: readTheme(), renderer, dispatch, send: host.send, rawCsv: false, ...asks };

watchMotion((calm) => dispatch({ kind: 'calm', calm }));
watchTheme(() => {
  makeLegible(document.body);
  panel = { ...panel, theme: readTheme() };
  pace.now();
});
pace.now();
try {
  host.start(dispatch, (reply) => {
    decoder.answer(reply);
    lineDecoder.answer(reply);
  });
  // A report has all of its run by now.
  if (host.send === null && !model.run?.finished?.decoder) panel = { ...panel, ...asksNothing };
} catch (error) {
  // The log of a report that was damaged itself.
  broken = error instanceof Error ? error : new Error(String(error));
  pace.now();
}
