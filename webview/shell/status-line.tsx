import * as l10n from '@vscode/l10n';
import type { RunFinished } from '../../src/protocol/events.js';
import { formatDuration } from '../format.js';
import { isEarlierRun, type Model, type PanelStatus, type RunView } from '../state/model.js';

/** What is being done; null where nothing is. */
const words: Readonly<Record<PanelStatus, string | null>> = {
  connecting: l10n.t('connecting'),
  idle: null,
  bundling: l10n.t('bundling'),
  sampling: l10n.t('sampling'),
  training: l10n.t('training'),
  paused: l10n.t('paused'),
  analysing: l10n.t('analysing'),
  finished: null,
  failed: null,
};

/** What is said of runs that ended before their last step. */
const endings: Readonly<Record<RunFinished['reason'], string | null>> = {
  completed: null,
  early: l10n.t('ended early'),
  stopped: l10n.t('stopped'),
};

/** What is being done, or how the run ended, where that is worth a word; and how long it takes, or took. */
export function StatusLine({ model, brief }: { readonly model: Model; readonly brief: boolean }) {
  const { run } = model;
  // While there is no picture the same stands in the middle of the panel.
  if (run === null || run.frames.length === 0) return null;
  const word = wordOf(model, run);
  const time = brief ? null : timeOf(run);
  if (word === null && time === null) return null;
  return (
    <span class="status" data-testid="status">
      {' · '}
      {word === null ? null : (
        <span class="state" data-testid="status-state">
          {word}
        </span>
      )}
      {word === null || time === null ? null : ' · '}
      {time === null ? null : <span data-testid="status-time">{time}</span>}
    </span>
  );
}

function wordOf(model: Model, run: RunView): string | null {
  const { session } = model;
  if (session?.reading)
    return l10n.t('reading {0}, {1} %', session.reading.file, Math.floor(100 * session.reading.share));
  const doing = session === null ? null : words[session.status];
  if (doing !== null) return doing;
  if (isEarlierRun(model)) return l10n.t('this is the last good run');
  if (run.failed) return l10n.t('failed');
  return run.finished === null ? null : endings[run.finished.reason];
}

function timeOf({ started, finished, progress, failed }: RunView): string | null {
  if (finished !== null) return formatDuration(finished.result.seconds);
  if (failed || progress === null || !progress.stepsPerSecond) return null;
  return l10n.t('{0} left', formatDuration((started.run.training.steps - progress.step) / progress.stepsPerSecond));
}
