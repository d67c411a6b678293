import * as l10n from '@vscode/l10n';
import type { RunFinished } from '../../src/protocol/events.js';
import { formatCount, formatDuration, formatNumber } from '../format.js';
import { supAt } from '../state/measures.js';
import { shownFrame, type Model, type PanelStatus } from '../state/model.js';
import { SelectButton } from './select-button.js';

const words: Readonly<Record<PanelStatus, string>> = {
  connecting: l10n.t('connecting'),
  idle: l10n.t('idle'),
  bundling: l10n.t('bundling'),
  sampling: l10n.t('sampling'),
  training: l10n.t('training'),
  paused: l10n.t('paused'),
  analysing: l10n.t('analysing'),
  finished: l10n.t('finished'),
  failed: l10n.t('failed'),
};

/** What is said of runs that ended before their last step. */
const endings: Readonly<Record<Exclude<RunFinished['reason'], 'completed'>, string>> = {
  early: l10n.t('ended early'),
  stopped: l10n.t('stopped'),
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
  const text = reading === null ? state : l10n.t('reading {0}, {1} %', reading.file, Math.floor(100 * reading.share));
  if (run === null) {
    return (
      <footer class="status" aria-label={l10n.t('Status')}>
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
    <footer class="status" aria-label={l10n.t('Status')}>
      <span class="state" data-testid="status-state">
        {text}
      </span>
      <Item name={l10n.t('step')} testId="status-step">
        {formatCount(step)} / {formatCount(training.steps)}
      </Item>
      <Item name={l10n.t('epoch')} testId="status-epoch">
        {epoch.toFixed(1)} / {Number(epochs.toFixed(1))}
      </Item>
      <Item name={l10n.t('loss')} testId="status-loss">
        {loss === null ? '–' : formatNumber(loss)}
      </Item>
      <Item name="sup ρ" testId="status-sup">
        {sup === null ? '–' : formatNumber(sup)}
      </Item>
      <Item name={l10n.t('steps/s')} testId="status-rate">
        {rate === null ? '–' : formatCount(rate)}
      </Item>
      {run.finished === null ? (
        <Item name={l10n.t({ message: 'left', comment: 'time that is left until training ends' })} testId="status-left">
          {left === null ? '–' : formatDuration(left)}
        </Item>
      ) : (
        <Item name={l10n.t({ message: 'time', comment: 'time that training took' })} testId="status-time">
          {formatDuration(run.finished.result.seconds)}
        </Item>
      )}
      {drawing === null ? null : (
        <span class="item item-name" title={drawing} data-testid="status-drawing">
          {l10n.t('without GPU')}
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
  if (session === null) return l10n.t('report');
  // A run of a window before came to its end, though its session is not at work.
  return session.status === 'idle' && finished !== null ? words.finished : words[session.status];
}

function Item(props: { readonly name: string; readonly testId: string; readonly children: preact.ComponentChildren }) {
  const { name, testId, children } = props;
  return (
    <span class="item">
      <span class="item-name">{name}</span> <span data-testid={testId}>{children}</span>
    </span>
  );
}
