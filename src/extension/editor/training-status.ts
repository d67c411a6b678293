import { MarkdownString, type StatusBarItem } from 'vscode';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';
import { commandIds } from '../commands/ids.js';

/** The status bar changes at most this often, in milliseconds. */
const interval = 200;

/** The status bar item that is there while something trains. */
export class TrainingStatus extends Disposable {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: Sessions,
    private readonly item: StatusBarItem,
  ) {
    super();
    this._register(item);
    item.name = 'Latent Atlas: Training';
    const schedule = (): void => {
      this.timer ??= setTimeout(() => this.update(), interval);
    };
    this._register(sessions.onDidChangeState(() => this.update()));
    this._register(sessions.onDidReceiveEvent(schedule));
    this._register(sessions.onDidClose(() => this.update()));
    this._register({ dispose: () => this.cancel() });
  }

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private update(): void {
    this.cancel();
    const busy = this.sessions.all.filter((session) => session.isBusy);
    const shown = busy.at(-1);
    if (shown === undefined) {
      this.item.hide();
      return;
    }
    const icon = shown.status === 'paused' ? '$(debug-pause)' : '$(sync~spin)';
    const others = busy.length > 1 ? ` (+${busy.length - 1})` : '';
    this.item.text = `${icon} ${shown.name}: ${progressText(shown)}${others}`;
    this.item.tooltip = new MarkdownString(
      ['**Latent Atlas**', ...busy.map((session) => `\`${session.label}\`: ${progressText(session)}`)].join('\n\n'),
    );
    this.item.accessibilityInformation = { label: `Latent Atlas: ${shown.name}, ${progressText(shown)}` };
    this.item.command = { command: commandIds.showPanel, title: 'Show Panel', arguments: [shown.uri] };
    this.item.show();
  }
}

/** Such as "training, step 1,200 of 3,140 (38 %)". */
function progressText({ status, latest: { started, progress } }: DatasetSession): string {
  if (started === undefined || progress === undefined || status === 'bundling' || status === 'sampling') return status;
  const { steps } = started.run.training;
  const percent = Math.floor((100 * progress.step) / steps);
  return `${status}, step ${progress.step.toLocaleString('en')} of ${steps.toLocaleString('en')} (${percent} %)`;
}
