import {
  l10n,
  type Memento,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from 'vscode';
import type { FromPanel, ToPanel } from '../../protocol/panel.js';
import { datasetName } from '../../session/dataset-name.js';
import { readEventLog } from '../../session/run-directory.js';
import type { RunLibrary, StoredRun } from '../../session/run-library.js';
import { receiveOfFile } from '../panel/file-messages.js';
import { Outbox } from '../panel/outbox.js';
import { notePageFor, pageFor, panelIcon, webviewOptions } from '../panel/page.js';
import type { ReferenceRun } from '../panel/reference.js';
import type { ViewMemory } from '../panel/view-memory.js';
import { Disposable } from '../system/disposable.js';
import { readSettings } from '../system/settings.js';
import { WorkspaceRecord } from '../system/workspace-record.js';
import { nameOf } from './run-items.js';

/** Type of the panel of a run that is kept, as in package.json's `onWebviewPanel`. */
const runPanelType = 'latentAtlas.run';

/** What a panel of a run that is kept asks of the extension. */
export interface RunPanelActions {
  /** Trains the dataset file; `seed` null for the file's own. */
  readonly train: (file: Uri, seed: number | null) => Promise<void>;
  /** Trains the dataset file with so many seeds, in its own panel. */
  readonly sweep: (file: Uri, count: number) => Promise<void>;
  /** Writes the run as one HTML page. */
  readonly exportReport: (run: StoredRun) => Promise<void>;
  /** Copies the model of the run into a folder of the user's choice. */
  readonly exportModel: (run: StoredRun) => Promise<void>;
  /** Compares runs of the dataset file with one, in the file's own panel. */
  readonly compare: (file: Uri, reference: ReferenceRun) => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

/** Panels of runs that are kept, each of which replays one. */
export class RunPanels extends Disposable implements WebviewPanelSerializer {
  private readonly byDirectory = new Map<string, WebviewPanel>();
  /**
   * Which run, by its directory, the panel of each title shows: a browser that reloads the window loses what the webview itself
   * kept last.
   */
  private readonly directories: WorkspaceRecord<string>;

  constructor(
    private readonly extension: Uri,
    memento: Memento,
    private readonly library: Pick<RunLibrary, 'at'>,
    private readonly actions: RunPanelActions,
    private readonly views: ViewMemory,
  ) {
    super();
    this.directories = new WorkspaceRecord(memento, 'panelRuns');
    this._register(window.registerWebviewPanelSerializer(runPanelType, this));
    this._register({
      dispose: () => {
        for (const panel of [...this.byDirectory.values()]) panel.dispose();
      },
    });
  }

  /**
   * Shows a run in a panel of its own.
   * @throws Error where its event log cannot be read.
   */
  async open(run: StoredRun): Promise<void> {
    const existing = this.byDirectory.get(run.directory);
    if (existing !== undefined) {
      existing.reveal();
      return;
    }
    const events = await readEventLog(run.directory);
    const panel = window.createWebviewPanel(
      runPanelType,
      this.titleFor(run),
      ViewColumn.Active,
      webviewOptions(this.extension),
    );
    this.adopt(panel, run, events);
  }

  /** Called by VS Code for a panel that was open when the window was closed: shows its run again, or says that it cannot. */
  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    panel.webview.options = webviewOptions(this.extension);
    const kept = this.directories.get(panel.title);
    const run = kept === undefined ? null : await this.library.at(kept);
    if (run === null) {
      this.directories.set(panel.title, undefined);
      this.say(
        panel,
        l10n.t(
          'This run is no longer kept: it was deleted, or made room for newer ones. The view Runs has those that there are.',
        ),
      );
      return;
    }
    try {
      const events = await readEventLog(run.directory);
      this.close(run);
      this.directories.set(panel.title, undefined);
      this.adopt(panel, run, events);
    } catch (error) {
      this.say(panel, error instanceof Error ? error.message : String(error));
    }
  }

  private say(panel: WebviewPanel, text: string): void {
    panel.iconPath = panelIcon(this.extension);
    panel.webview.html = notePageFor(panel.webview, this.extension, panel.title, text);
  }

  private adopt(panel: WebviewPanel, run: StoredRun, events: readonly ArrayBuffer[]): void {
    // It may have another name by now than when the window was closed.
    const title = this.titleFor(run);
    panel.title = title;
    this.directories.set(title, run.directory);
    panel.iconPath = panelIcon(this.extension);
    const outbox = new Outbox((message: ToPanel) => panel.webview.postMessage(message));
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message, run, events, outbox, panel));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) outbox.stop();
    });
    panel.onDidDispose(() => {
      outbox.stop();
      if (this.byDirectory.get(run.directory) !== panel) return;
      this.byDirectory.delete(run.directory);
      this.directories.set(title, undefined);
    });
    this.byDirectory.set(run.directory, panel);
    panel.webview.html = pageFor(panel.webview, this.extension, title, this.views.get(run.file));
  }

  close(run: StoredRun): void {
    this.byDirectory.get(run.directory)?.dispose();
  }

  /** A title that the panel of no other run has. */
  private titleFor(run: StoredRun): string {
    const short = `${datasetName(run.file)}: ${nameOf(run)}`;
    const directory = this.directories.get(short);
    return directory === undefined || directory === run.directory
      ? short
      : `${short}, ${new Date(run.written).toLocaleString()}`;
  }

  private receive(
    message: FromPanel,
    run: StoredRun,
    events: readonly ArrayBuffer[],
    outbox: Outbox,
    panel: WebviewPanel,
  ): void {
    switch (message.kind) {
      case 'ready':
        outbox.start(events);
        outbox.push({ kind: 'settings', frameBudget: readSettings().frameBudget });
        outbox.push({
          kind: 'session',
          session: {
            label: workspace.asRelativePath(run.file),
            status: 'finished',
            reading: null,
            fault: null,
            sweep: null,
          },
        });
        return;
      case 'restart':
        this.actions.train(Uri.file(run.file), message.seed).catch(this.actions.reportError);
        return;
      case 'sweep':
        this.actions.sweep(Uri.file(run.file), message.count).catch(this.actions.reportError);
        return;
      case 'compare':
        this.actions
          .compare(Uri.file(run.file), { label: nameOf(run), events, kept: Promise.resolve(run) })
          .catch(this.actions.reportError);
        return;
      case 'openFile':
        window
          .showTextDocument(Uri.file(run.file), { viewColumn: ViewColumn.Beside })
          .then(undefined, this.actions.reportError);
        return;
      case 'exportReport':
        this.actions.exportReport(run).catch(this.actions.reportError);
        return;
      case 'exportModel':
        this.actions.exportModel(run).catch(this.actions.reportError);
        return;
      case 'tryLatent':
      case 'saveView':
      case 'save':
      case 'openTable':
        receiveOfFile(message, run.file, panel, this.views).catch(this.actions.reportError);
        return;
      case 'decode':
      case 'encode':
        void panel.webview.postMessage({
          kind: 'refusal',
          request: message.request,
          message: 'There is no network in memory.',
        } satisfies ToPanel);
        return;
      case 'command':
      case 'stopSweep':
      case 'reveal':
        // A run that is over takes no commands, and what failed in it is no longer at its place in the file.
        return;
    }
  }
}
