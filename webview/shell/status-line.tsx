import * as l10n from '@vscode/l10n';
import type { RunFinished } from '../../src/protocol/events.js';
import { formatDuration } from '../format.js';
import type { Model, PanelStatus } from '../state/model.js';

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

/** What is being done, and how long it takes. */
export function StatusLine({ model }: { readonly model: Model }) {
  const { run, session } = model;
  const state = stateOf(model);
  const reading = session?.reading ?? null;
  const text = reading === null ? state : l10n.t('reading {0}, {1} %', reading.file, Math.floor(100 * reading.share));
  if (run === null) {
    return (
      <span class="status" data-testid="status">
        <span data-testid="status-state">{text}</span>
      </span>
    );
  }
  const rate = run.finished?.result.stepsPerSecond ?? run.progress?.stepsPerSecond ?? null;
  const step = Math.max(run.progress?.step ?? 0, run.frames.at(-1)?.step ?? 0);
  const left =
    rate === null || rate === 0 || run.finished !== null ? null : (run.started.run.training.steps - step) / rate;
  return (
    <span class="status" data-testid="status">
      <span class="state" data-testid="status-state">
        {text}
      </span>
      {run.finished !== null ? (
        <span data-testid="status-time"> · {formatDuration(run.finished.result.seconds)}</span>
      ) : left === null ? null : (
        <span data-testid="status-left"> · {l10n.t('{0} left', formatDuration(left))}</span>
      )}
    </span>
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
