import { plannedSteps } from '../../src/protocol/description.js';
import * as l10n from '@vscode/l10n';
import type { RunFinished } from '../../src/protocol/events.js';
import type { MeasureName } from '../../src/protocol/panel.js';
import { formatDuration } from '../format.js';
import { isEarlierRun, type Model, type PanelStatus, type RunView } from '../state/model.js';

/** What is being done; null if nothing is. */
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

/** What is being measured. */
const measuring: Readonly<Record<MeasureName, string>> = {
  certificate: l10n.t('analysing: two points with one code'),
  errorsByLabel: l10n.t('analysing: errors by class'),
  errorByColumn: l10n.t('analysing: errors by column'),
  injectivity: l10n.t('analysing: folds'),
  sampleStatements: l10n.t('analysing: holes of the sample'),
  homology: l10n.t('analysing: homology'),
  distortion: l10n.t('analysing: distortion'),
  baselines: l10n.t('analysing: simpler detectors'),
  bumpHunt: l10n.t('analysing: bump hunt'),
  posterior: l10n.t('analysing: posterior'),
  codeNorm: l10n.t('analysing: norm of the codes'),
};

/** What is said of runs that ended before their last step. */
const endings: Readonly<Record<RunFinished['reason'], string | null>> = {
  completed: null,
  early: l10n.t('ended early'),
  stopped: l10n.t('stopped'),
};

export interface StatusLineProps {
  readonly run: RunView;
  /** What {@link statusWord} says. */
  readonly word: string | null;
  /** Whether somebody works on it. */
  readonly isUnderWay: boolean;
  /** Whether there is room for the word only. */
  readonly brief: boolean;
}

/** What is being done, or how the run ended, where that is worth a word; and how long it takes, or took. */
export function StatusLine({ run, word, isUnderWay, brief }: StatusLineProps) {
  const time = brief ? null : timeOf(run, isUnderWay);
  return (
    <span class="status" data-testid="status">
      {word === null ? null : (
        <>
          {' · '}
          <span class="state" data-testid="status-state">
            {word}
          </span>
        </>
      )}
      {time === null ? null : (
        <>
          {' · '}
          <span data-testid="status-time">{time}</span>
        </>
      )}
    </span>
  );
}

/**
 * What is being done, or how the run ended; null if that goes without saying.
 * @param brief whether there is room for a word or two only.
 */
export function statusWord(model: Model, run: RunView, brief: boolean): string | null {
  const { session } = model;
  const reading = session?.reading ?? null;
  if (reading !== null) {
    const percent = Math.floor(100 * reading.share);
    return brief ? l10n.t('reading, {0} %', percent) : l10n.t('reading {0}, {1} %', reading.file, percent);
  }
  const measure = session?.measuring ?? null;
  if (measure !== null && !brief) return measuring[measure];
  const doing = session === null ? null : words[session.status];
  if (doing !== null) return doing;
  if (isEarlierRun(model)) return brief ? l10n.t('last good run') : l10n.t('this is the last good run');
  if (run.failed) return l10n.t('failed');
  if (run.finished !== null) return endings[run.finished.reason];
  // Nobody works on it any more, and it has no end.
  const step = Math.max(run.progress?.step ?? 0, run.frames.at(-1)?.step ?? 0);
  return brief ? l10n.t('interrupted') : l10n.t('interrupted at step {0}', step);
}

/** Whether a session works on what the panel shows. */
export const isUnderWay = ({ session }: Model): boolean => session !== null && words[session.status] !== null;

function timeOf({ started, finished, progress, failed }: RunView, isUnderWay: boolean): string | null {
  if (started.run.training === null) return null;
  if (finished !== null) return formatDuration(finished.result.seconds);
  const rate = progress?.stepsPerSecond ?? 0;
  if (failed || !isUnderWay || progress === null || rate === 0) return null;
  return l10n.t('{0} left', formatDuration((plannedSteps(started.run) - progress.step) / rate));
}
