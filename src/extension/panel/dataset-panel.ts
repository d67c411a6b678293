import { l10n, Range, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { RunRequest } from '../../protocol/commands.js';
import type { SourceLocation } from '../../protocol/fault.js';
import type { FromPanel, SessionState, ToPanel } from '../../protocol/panel.js';
import type { DatasetSession, SessionEvent } from '../sessions/dataset-session.js';
import { Disposable } from '../system/disposable.js';
import { readSettings, settingsSection } from '../system/settings.js';
import { receiveOfFile } from './file-messages.js';
import { Outbox } from './outbox.js';
import { pageFor, panelIcon, webviewOptions } from './page.js';
import { type ReferenceRun, referenceMessages } from './reference.js';
import type { ReferenceMemory } from './reference-memory.js';
import type { ViewMemory } from './view-memory.js';

/** What a panel asks of the extension beyond its own session. */
export interface PanelActions {
  /** Trains again; `seed` null for the file's own. */
  readonly restart: (session: DatasetSession, seed: number | null) => Promise<void>;
  /** Trains with so many seeds in the background. */
  readonly sweep: (session: DatasetSession, count: number) => Promise<void>;
  /** Writes the run on show as one HTML page. */
  readonly exportReport: (session: DatasetSession) => Promise<void>;
  /** Copies the model of the run on show into a folder of the user's choice. */
  readonly exportModel: (session: DatasetSession) => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

/** Shows one session in one webview, and carries what the user does there to the session. */
export class DatasetPanel extends Disposable {
  private readonly outbox = new Outbox((message) => this.post(message));
  private sentState: SessionState | null = null;
  /** The start of a run that has no picture yet. */
  private held: ArrayBuffer | null = null;
  /** The run that the one on show is compared with: a hidden panel forgets what it was sent. */
  private reference: ReferenceRun | null = null;

  constructor(
    private readonly panel: WebviewPanel,
    readonly session: DatasetSession,
    extension: Uri,
    private readonly actions: PanelActions,
    private readonly views: ViewMemory,
    private readonly references: ReferenceMemory,
  ) {
    super();
    panel.iconPath = panelIcon(extension);
    this._register(panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message)));
    this._register(panel.onDidChangeViewState(() => this.followVisibility()));
    this._register(session.onDidReceiveEvent((received) => this.sendEvent(received)));
    this._register(session.onDidChangeState(() => this.sendState()));
    this._register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingsSection)) this.sendSettings();
      }),
    );
    this._register({ dispose: () => this.outbox.stop() });
    panel.webview.options = webviewOptions(extension);
    panel.webview.html = pageFor(panel.webview, extension, panel.title, views.get(session.file));
    this.followVisibility();
  }

  get active(): boolean {
    return this.panel.active;
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  /** Number of run events sent to the webview since this panel was made. */
  get sentEvents(): number {
    return this.outbox.sentEvents;
  }

  /** What the run is called that the one on show is compared with; null where there is none. */
  get comparedWith(): string | null {
    return this.reference?.label ?? null;
  }

  /** Brings the panel to the front where it is, and leaves the focus where that is. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows a run beside the one on show, and those that come after it; null for none. */
  compareWith(reference: ReferenceRun | null): void {
    this.reference = reference;
    this.sendReference();
    this.rememberReference(reference).catch(this.actions.reportError);
  }

  close(): void {
    this.panel.dispose();
  }

  // A hidden webview has no document: it starts anew when shown, and says so with `ready`.
  private followVisibility(): void {
    if (!this.panel.visible) this.outbox.stop();
    this.session.setWatched(this.panel.visible);
  }

  private receive(message: FromPanel): void {
    switch (message.kind) {
      case 'ready':
        this.held = null;
        this.outbox.start(this.session.events);
        this.sendSettings();
        this.sentState = null;
        this.sendState();
        if (this.reference !== null) this.sendReference();
        return;
      case 'compare':
        this.compareWith(message.pinned ? this.runOnShow() : null);
        return;
      case 'command':
        this.session.command(message.command);
        return;
      case 'decode':
      case 'encode':
        void this.answer(message);
        return;
      case 'restart':
        this.actions.restart(this.session, message.seed).catch(this.actions.reportError);
        return;
      case 'sweep':
        this.actions.sweep(this.session, message.count).catch(this.actions.reportError);
        return;
      case 'stopSweep':
        this.session.stopSweep().catch(this.actions.reportError);
        return;
      case 'reveal':
        if (message.fault.location !== null) this.open(message.fault.location);
        return;
      case 'openFile':
        this.open({ file: this.session.file, line: 1, column: 1 });
        return;
      case 'exportReport':
        this.actions.exportReport(this.session).catch(this.actions.reportError);
        return;
      case 'exportModel':
        this.actions.exportModel(this.session).catch(this.actions.reportError);
        return;
      case 'tryLatent':
      case 'saveView':
      case 'save':
      case 'openTable':
        receiveOfFile(message, this.session.file, this.panel, this.views).catch(this.actions.reportError);
        return;
    }
  }

  private async answer(request: RunRequest): Promise<void> {
    try {
      await this.post(await this.session.request(request));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await this.post({ kind: 'refusal', request: request.request, message });
    }
  }

  /** The start of a run shows nothing by itself: it goes along with the first picture, in one message. */
  private sendEvent({ event, packed }: SessionEvent): void {
    if (this.held !== null) this.outbox.push(this.held);
    this.held = event.kind === 'started' ? packed : null;
    if (event.kind !== 'started') this.outbox.push(packed);
  }

  private sendState(): void {
    const { label, status, reading, fault, sweep } = this.session;
    const sent = this.sentState;
    const isKnown =
      sent?.label === label &&
      sent.status === status &&
      sent.reading === reading &&
      sent.fault === fault &&
      sent.sweep === sweep;
    if (isKnown) return;
    this.sentState = { label, status, reading, fault, sweep };
    this.outbox.push({ kind: 'session', session: this.sentState });
  }

  private sendReference(): void {
    for (const message of referenceMessages(this.reference)) this.outbox.push(message);
  }

  private runOnShow(): ReferenceRun {
    const { events, latest } = this.session;
    // A run that goes on is kept as it will be then, not as it is now.
    const kept = latest.finished === undefined ? Promise.resolve(null) : this.session.keptOnceWritten();
    return { label: l10n.t('pinned at {0}', new Date().toLocaleTimeString()), events: [...events], kept };
  }

  private async rememberReference(reference: ReferenceRun | null): Promise<void> {
    this.references.set(this.session.file, null);
    if (reference === null) return;
    const kept = await reference.kept;
    if (kept === null || reference !== this.reference || this.isDisposed) return;
    this.references.set(this.session.file, { label: reference.label, run: kept.directory });
  }

  private sendSettings(): void {
    this.outbox.push({ kind: 'settings', frameBudget: readSettings().frameBudget });
  }

  private post(message: ToPanel): Thenable<boolean> {
    return this.isDisposed ? Promise.resolve(false) : this.panel.webview.postMessage(message);
  }

  private open({ file, line, column }: SourceLocation): void {
    const uri = Uri.file(file);
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.fsPath === uri.fsPath);
    const elsewhere = this.panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
    const selection = new Range(line - 1, column - 1, line - 1, column - 1);
    window
      .showTextDocument(uri, { viewColumn: editor?.viewColumn ?? elsewhere, selection })
      .then(undefined, this.actions.reportError);
  }
}
