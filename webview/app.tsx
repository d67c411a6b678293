import { plannedSteps } from '../src/protocol/description.js';
import { useMemo } from 'preact/hooks';
import { Banner } from './shell/banner.js';
import { EmptyState } from './shell/empty-state.js';
import { Foot } from './shell/foot.js';
import { PointNote } from './shell/point-note.js';
import { Toolbar } from './shell/toolbar.js';
import { SelectionBar } from './shell/selection-bar.js';
import { VerdictCard } from './shell/verdict/card.js';
import { dataRadius, errorScaleOf } from './points/coloring.js';
import { PanelProvider, type PanelContext } from './state/panel-context.js';
import { describePoint, PointedProvider } from './points/pointed.js';
import { SelectedProvider } from './points/selected.js';
import { useLineImage } from './points/use-line-image.js';
import { besideOf, faultOf, showsSweepAlone, shownFrame, type Beside, type Model } from './state/model.js';
import { arrange } from './state/arrangement.js';
import { supAt } from './state/measures.js';
import { referenceAt } from './state/reference.js';
import { initialCamera } from './state/view-settings.js';
import { Body } from './shell/body.js';
import { ExportingProvider } from './tile/exporting.js';
import { KeptRunsProvider } from './tile/kept-runs.js';
import { SearchProgressProvider, SweepProgressProvider } from './tile/sweep-progress.js';
import type { ViewInput } from './tile/tile-input.js';
import { initialArrangement } from './views/index.js';

/** The whole panel, as a function of the model. */
export function App({ model, panel }: { readonly model: Model; readonly panel: PanelContext }) {
  const fault = faultOf(model);
  // What is said of the session, often while a run starts, changes no picture; nor does time by itself.
  const frame = shownFrame(model);
  const pictured = { ...model, playback: frame, session: frame === null ? model.session : null };
  const body = useMemo(() => <Content model={model} />, [panel, ...Object.values<unknown>(pictured)]);
  return (
    <PanelProvider value={panel}>
      <div class="panel" {...readingOf(model)}>
        <Toolbar model={model} />
        {showsSweepAlone(model) ? null : <PointNote run={model.run} />}
        {fault === null ? null : <Banner fault={fault} keeps={model.run !== null} />}
        <SweepProgressProvider value={model.session?.sweep ?? null}>
          <SearchProgressProvider value={model.session?.search ?? null}>
            <KeptRunsProvider value={model.session?.keptRuns ?? null}>
              <ExportingProvider value={model.exporting}>{body}</ExportingProvider>
            </KeptRunsProvider>
          </SearchProgressProvider>
        </SweepProgressProvider>
        {showsSweepAlone(model) ? null : <Foot model={model} />}
      </div>
    </PanelProvider>
  );
}

/** Where the run stands, in attributes: for style sheets, and for scripts that watch the panel. */
function readingOf({ run, session }: Model) {
  const newest = run?.frames.at(-1) ?? null;
  return {
    // A run from disk is over, though no session works on it.
    'data-status':
      session === null ? 'report' : session.status === 'idle' && run?.finished != null ? 'finished' : session.status,
    'data-seed': run?.started.run.seed,
    'data-step': Math.max(run?.progress?.step ?? 0, newest?.step ?? 0),
    'data-steps': run === null ? undefined : plannedSteps(run.started.run),
    'data-sup': run === null || newest === null ? undefined : supAt(run, newest),
  };
}

const alone: Beside = { isCompared: false, isSwept: false };

function Content({ model }: { readonly model: Model }) {
  const { run, view, pointed, selected, decoded, line } = model;
  const frame = shownFrame(model);
  useLineImage(run, view.lineShown ? line : null);
  const radius = useMemo(() => (run === null ? 1 : dataRadius(run.started)), [run?.started]);
  const errorScale = useMemo(
    () => (frame === null ? null : errorScaleOf(view.errorScale, radius, frame)),
    [view.errorScale, radius, view.errorScale === 'frame' ? frame : null, frame === null],
  );
  const described = useMemo(
    () => ({
      pointed,
      values: pointed === null || run === null || frame === null ? [] : describePoint(run.started, frame, pointed),
    }),
    [pointed, run?.started, frame],
  );
  const selection = useMemo(
    () => ({ selected, lasso: view.lasso, alone: view.selectedAlone }),
    [selected, view.lasso, view.selectedAlone],
  );
  const { isCompared, isSwept } = run === null ? alone : besideOf(run, model.reference);
  const arrangement = useMemo(
    () => (run === null ? null : arrange(view.arrangement, initialArrangement(run.started, { isCompared, isSwept }))),
    [view.arrangement, run?.started, isCompared, isSwept],
  );
  if (run === null || frame === null || errorScale === null || arrangement === null)
    return <EmptyState model={model} />;
  const reference = model.reference && referenceAt(model.reference, run, frame);
  // Pictures side by side do not turn by themselves: they are seen from the same side.
  const steady = reference === null ? view : { ...view, camera: view.camera ?? initialCamera };
  const input: ViewInput = {
    run,
    frame,
    view: steady,
    errorScale,
    decoded,
    line,
    reference,
    compared: model.reference,
    previous: model.previousLoss,
  };
  return (
    <PointedProvider value={described}>
      <SelectedProvider value={selection}>
        <main class="body">
          <p class="visually-hidden" aria-live="polite">
            {model.walking ? described.values.map(([name, value]) => `${name}: ${value}`).join('; ') : ''}
          </p>
          {showsSweepAlone(model) ? null : <VerdictCard run={run} frame={frame} radius={radius} />}
          <Body input={input} arrangement={arrangement} />
          <div class="over-tiles">
            <SelectionBar run={run} frame={frame} selected={selected} />
          </div>
        </main>
      </SelectedProvider>
    </PointedProvider>
  );
}
