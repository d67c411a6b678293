import type { RunFinished } from '../../src/protocol/events.js';
import { formatCount, formatDuration, formatNumber } from '../format.js';
import { supAt } from '../state/measures.js';
import { shownFrame, type Model, type PanelStatus } from '../state/model.js';
import { SelectButton } from './select-button.js';

const words: Readonly<Record<PanelStatus, string>> = {
  connecting: 'connecting',
  idle: 'idle',
  bundling: 'bundling',
  sampling: 'sampling',
  training: 'training',
  paused: 'paused',
  analysing: 'analysing',
  finished: 'finished',
  failed: 'failed',
};

/** What is said of runs that ended before their last step. */
const endings: Readonly<Record<Exclude<RunFinished['reason'], 'completed'>, string>> = {
  early: 'ended early',
  stopped: 'stopped',
};

export interface StatusLineProps {
  readonly model: Model;
  /** What is to be said of how pictures are drawn, if anything. */
  readonly drawing: string | null;
}

/** Where the run stands, in numbers. */
export function StatusLine({ model, drawing }: StatusLineProps) {
  const { run, session } = model;
  const frame = shownFrame(model);
  const state = stateOf(model);
  const reading = session?.reading ?? null;
  const text = reading === null ? state : `reading ${reading.file}, ${Math.floor(100 * reading.share)} %`;
  if (run === null) {
    return (
      <footer class="status" aria-label="Status">
        <span data-testid="status-state">{text}</span>
      </footer>
    );
  }
  const { training } = run.started.run;
  const step = Math.max(run.progress?.step ?? 0, run.frames.at(-1)?.step ?? 0);
  const epoch = step / training.stepsPerEpoch;
  const epochs = training.steps / training.stepsPerEpoch;
  const rate = run.finished?.result.stepsPerSecond ?? run.progress?.stepsPerSecond ?? null;
  const left = rate === null || rate === 0 || run.finished !== null ? null : (training.steps - step) / rate;
  const loss = run.progress?.trainLoss ?? null;
  const sup = frame === null ? null : supAt(run, frame);
  return (
    <footer class="status" aria-label="Status">
      <span class={`state state-${state}`} data-testid="status-state">
        {text}
      </span>
      <Item name="step" testId="status-step">
        {formatCount(step)} / {formatCount(training.steps)}
      </Item>
      <Item name="epoch" testId="status-epoch">
        {epoch.toFixed(1)} / {Number(epochs.toFixed(1))}
      </Item>
      <Item name="loss" testId="status-loss">
        {loss === null ? '–' : formatNumber(loss)}
      </Item>
      <Item name="sup ρ" testId="status-sup">
        {sup === null ? '–' : formatNumber(sup)}
      </Item>
      <Item name="steps/s" testId="status-rate">
        {rate === null ? '–' : formatCount(rate)}
      </Item>
      {run.finished === null ? (
        <Item name="left" testId="status-left">
          {left === null ? '–' : formatDuration(left)}
        </Item>
      ) : (
        <Item name="time" testId="status-time">
          {formatDuration(run.finished.result.seconds)}
        </Item>
      )}
      {drawing === null ? null : (
        <span class="item item-name" title={drawing} data-testid="status-drawing">
          without GPU
        </span>
      )}
      <SelectButton model={model} />
    </footer>
  );
}

/** What is being done; of a run that is over, how it ended. */
function stateOf({ run, session }: Model): string {
  const finished = run?.finished ?? null;
  const isOver = session === null || session.status === 'finished' || session.status === 'idle';
  if (finished !== null && isOver && finished.reason !== 'completed') return endings[finished.reason];
  if (session === null) return 'report';
  // A run of a window before came to its end, though its session is not at work.
  return session.status === 'idle' && finished !== null ? 'finished' : words[session.status];
}

function Item(props: { readonly name: string; readonly testId: string; readonly children: preact.ComponentChildren }) {
  const { name, testId, children } = props;
  return (
    <span class="item">
      <span class="item-name">{name}</span> <span data-testid={testId}>{children}</span>
    </span>
  );
}
