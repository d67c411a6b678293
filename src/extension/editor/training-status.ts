import { plannedSteps } from '../../protocol/description.js';
import { type Command, l10n, MarkdownString, type StatusBarItem } from 'vscode';
import { formatCount } from '../../protocol/format.js';
import type { SessionStatus } from '../../protocol/panel.js';
import { commandIds } from '../commands/ids.js';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';

/** The status bar changes at most this often, in milliseconds. */
const interval = 200;

/** What the status bar says of what trains. */
export interface StatusContent {
  readonly text: string;
  /** For screen readers: the text without its icon. */
  readonly label: string;
  readonly tooltip: MarkdownString;
  readonly command: Command;
}

/** The status bar item that is there while something trains. */
export class TrainingStatus extends Disposable {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: Sessions,
    private readonly item: StatusBarItem,
  ) {
    super();
    this._register(item);
    item.name = l10n.t('Latent Atlas: Training');
    this._register(sessions.onDidChangeState(() => this.update()));
    this._register(sessions.onDidClose(() => this.update()));
    this._register(
      sessions.onDidReceiveEvent(() => {
        this.timer ??= setTimeout(() => this.update(), interval);
      }),
    );
    this._register({ dispose: () => this.cancel() });
  }

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private update(): void {
    this.cancel();
    const content = statusOf(this.sessions.all);
    if (content === null) {
      this.item.hide();
      return;
    }
    this.item.text = content.text;
    this.item.tooltip = content.tooltip;
    this.item.command = content.command;
    this.item.accessibilityInformation = { label: content.label };
    this.item.show();
  }
}

/** What to say of these sessions; null if all are idle. The one that was opened last stands for all. */
export function statusOf(sessions: readonly DatasetSession[]): StatusContent | null {
  const busy = sessions.filter((session) => session.isBusy);
  const shown = busy.at(-1);
  if (shown === undefined) return null;
  // A spinning icon would redraw the whole window sixty times a second; the count of steps shows progress.
  const icon = shown.training.status === 'paused' ? '$(debug-pause)' : '$(pulse)';
  const others = busy.length > 1 ? ` (+${busy.length - 1})` : '';
  const label = `${shown.name}: ${progressOf(shown)}${others}`;
  const lines = busy.map((session) => `\`${session.label}\`: ${progressOf(session)}`);
  return {
    text: `${icon} ${label}`,
    label: `Latent Atlas, ${label}`,
    tooltip: new MarkdownString(['**Latent Atlas**', ...lines].join('\n\n')),
    command: { command: commandIds.showPanel, title: l10n.t('Show Panel'), arguments: [shown.uri] },
  };
}

const words: Readonly<Record<SessionStatus, string>> = {
  idle: l10n.t('idle'),
  bundling: l10n.t('bundling'),
  sampling: l10n.t('sampling'),
  training: l10n.t('training'),
  paused: l10n.t('paused'),
  analysing: l10n.t('analysing'),
  finished: l10n.t('finished'),
  failed: l10n.t('failed'),
};

/** Such as "training, step 1,200 of 3,140 (38 %)". */
function progressOf({ training: run, seeds, scan }: DatasetSession): string {
  const { status, reading } = run;
  const { started, progress } = run.latest;
  if (reading !== null) return l10n.t('reading {0} ({1} %)', reading.file, Math.floor(100 * reading.share));
  if (!run.isBusy && seeds.progress !== null) {
    const { done, total, share } = seeds.progress;
    return l10n.t('seeds, {0} of {1} ({2} %)', done, total, Math.floor(100 * share));
  }
  if (!run.isBusy && scan.progress !== null)
    return l10n.t('finding a latent space ({0} %)', Math.floor(100 * scan.progress.share));
  if (started === undefined || progress === undefined || status === 'bundling' || status === 'sampling')
    return words[status];
  const steps = plannedSteps(started.run);
  const percent = Math.floor((100 * progress.step) / steps);
  return l10n.t('{0}, step {1} of {2} ({3} %)', words[status], formatCount(progress.step), formatCount(steps), percent);
}
