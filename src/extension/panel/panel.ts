import path from 'node:path';
import { Range, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { RunRequest } from '../../protocol/commands.js';
import type { SourceLocation } from '../../protocol/fault.js';
import type { FromPanel, SessionState, ToPanel } from '../../protocol/panel.js';
import type { ReceivedEvent } from '../../session/session.js';
import { exportModel } from '../runs/export-model.js';
import { exportReport } from '../runs/export-report.js';
import { Disposable } from '../system/disposable.js';
import { readSettings, settingsSection } from '../system/settings.js';
import { tryLatent } from '../editor/try-latent.js';
import { columnBeside } from './columns.js';
import { openTable } from './open-table.js';
import { Outbox } from './outbox.js';
import { pageFor, panelIcon, webviewOptions } from './page.js';
import type { PanelSource } from './panel-source.js';
import { referenceMessages } from './reference.js';
import { saveFile } from './save-file.js';
import type { ViewMemory } from './view-memory.js';

/** What every panel needs of the extension. */
export interface PanelHost {
  /** Where the extension is. */
  readonly extension: Uri;
  /** Folder of the bundles. */
  readonly distribution: string;
  readonly views: ViewMemory;
  readonly reportError: (error: unknown) => void;
}

/** Shows one source in one webview, and carries what the user does there to the source. */
export class Panel extends Disposable {
  private readonly outbox = new Outbox((message) => this.post(message));
  private sentState: SessionState | null = null;
  /** The events of a run that has no picture yet; null once it has one. */
  private held: ArrayBuffer[] | null = null;

  constructor(
    private readonly panel: WebviewPanel,
    readonly source: PanelSource,
    private readonly host: PanelHost,
  ) {
    super();
    const { extension, views } = host;
    panel.iconPath = panelIcon(extension);
    this._register(panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message)));
    this._register(panel.onDidChangeViewState(() => this.followVisibility()));
    this._register(panel.onDidDispose(() => this.dispose()));
    this._register(source.feed.onDidReceiveEvent((received) => this.sendEvent(received)));
    this._register(source.feed.onDidReplace(() => this.sendAll()));
    this._register(source.onDidChangeState(() => this.sendState()));
    this._register(source.onDidChangeReference(() => this.sendReference()));
    this._register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingsSection)) this.sendSettings();
      }),
    );
    this._register({ dispose: () => this.outbox.stop() });
    panel.webview.options = webviewOptions(extension);
    panel.webview.html = pageFor(panel.webview, extension, panel.title, views.get(source.file));
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

  /** Brings the panel to the front where it is, and leaves the focus where that is. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  close(): void {
    this.panel.dispose();
  }

  // A hidden webview has no document: it starts from nothing when shown, and says so with `ready`.
  private followVisibility(): void {
    if (!this.panel.visible) this.outbox.stop();
    this.source.feed.setWatched(this.panel.visible);
  }

  private receive(message: FromPanel): void {
    this.answer(message).catch(this.host.reportError);
  }

  private async answer(message: FromPanel): Promise<void> {
    const { source } = this;
    switch (message.kind) {
      case 'ready':
        this.sendAll();
        return;
      case 'command':
        source.feed.command(message.command);
        return;
      case 'decode':
      case 'encode':
        return this.reply(message);
      case 'restart':
        return source.restart(message.seed);
      case 'resumeRun':
        return source.resume();
      case 'sweep':
        return source.sweep(message.count);
      case 'findLatentSpace':
        return source.findLatentSpace();
      case 'stopSweep':
        return source.stopSweep(message.sweep);
      case 'openPoint':
        return source.openPoint(message.wanted);
      case 'comparePoints':
        return source.comparePoints(message.reference, message.wanted);
      case 'compare':
        return source.compare(message.pinned);
      case 'reveal':
        if (message.fault.location !== null) await this.open(inFolderOf(source.file, message.fault.location));
        return;
      case 'openFile':
        return this.open({ file: source.file, line: 1, column: 1 });
      case 'exportReport':
        return exportReport(await source.kept(), this.host.distribution);
      case 'exportModel':
        return exportModel(await source.kept());
      case 'tryLatent':
        return tryLatent(source.file, message.latent);
      case 'saveView':
        this.host.views.set(source.file, message.view);
        return;
      case 'save':
        return saveFile(message.name, message.data, source.file);
      case 'openTable':
        return openTable(message.text, this.panel);
    }
  }

  private sendAll(): void {
    this.held = null;
    this.outbox.start(this.source.feed.events);
    this.sendSettings();
    this.sentState = null;
    this.sendState();
    if (this.source.reference !== null) this.sendReference();
  }

  private async reply(request: RunRequest): Promise<void> {
    try {
      await this.post(await this.source.feed.request(request));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await this.post({ kind: 'refusal', request: request.request, message });
    }
  }

  /** The start of a run shows nothing by itself: it goes along with the first picture, or the end, in one message. */
  private sendEvent({ event, packed }: ReceivedEvent): void {
    if (event.kind === 'started') this.held = [];
    if (this.held === null) {
      this.outbox.push(packed);
      return;
    }
    this.held.push(packed);
    if (event.kind !== 'frame' && event.kind !== 'failed' && event.kind !== 'finished') return;
    this.outbox.pushAtOnce(this.held);
    this.held = null;
  }

  private sendState(): void {
    const { state } = this.source;
    if (this.sentState !== null && isSame(state, this.sentState)) return;
    this.sentState = state;
    this.outbox.push({ kind: 'session', session: state });
  }

  private sendReference(): void {
    for (const message of referenceMessages(this.source.reference)) this.outbox.push(message);
  }

  private sendSettings(): void {
    const { frameBudget, rawCsv } = readSettings();
    this.outbox.push({ kind: 'settings', frameBudget, rawCsv });
  }

  private post(message: ToPanel): Thenable<boolean> {
    return this.isDisposed ? Promise.resolve(false) : this.panel.webview.postMessage(message);
  }

  /** Opens a place in the editor that shows its file, else in another column than the panel's. */
  private async open({ file, line, column }: SourceLocation): Promise<void> {
    const uri = Uri.file(file);
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.fsPath === uri.fsPath);
    await window.showTextDocument(uri, {
      viewColumn: editor?.viewColumn ?? columnBeside(this.panel),
      selection: new Range(line - 1, column - 1, line - 1, column - 1),
    });
  }
}

/** A place, which a run that is kept has relative to the folder of its dataset file. */
const inFolderOf = (file: string, location: SourceLocation): SourceLocation => ({
  ...location,
  file: path.resolve(path.dirname(file), location.file),
});

function isSame(a: SessionState, b: SessionState): boolean {
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([name, value]) => others.get(name) === value);
}
