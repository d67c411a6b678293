import { l10n, type Memento, ViewColumn, type WebviewPanel, type WebviewPanelSerializer, window } from 'vscode';
import { datasetName } from '../../session/dataset-name.js';
import { readEventLog } from '../../session/run-directory.js';
import type { RunLibrary, StoredRun } from '../../session/run-library.js';
import type { TrainingCommands } from '../commands/training.js';
import { panelTypes } from '../panel/columns.js';
import { notePageFor, panelIcon, webviewOptions } from '../panel/page.js';
import { Panel, type PanelHost } from '../panel/panel.js';
import { Disposable } from '../system/disposable.js';
import { WorkspaceRecord } from '../system/workspace-record.js';
import { KeptRun } from './kept-run.js';
import { nameOf } from './run-items.js';

/** Panels of runs that are kept, each of which replays one. */
export class RunPanels extends Disposable implements WebviewPanelSerializer {
  private readonly byDirectory = new Map<string, Panel>();
  /**
   * Which run, by its directory, the panel of each title shows: a browser that reloads the window loses what the webview itself
   * kept last.
   */
  private readonly directories: WorkspaceRecord<string>;

  constructor(
    memento: Memento,
    private readonly library: Pick<RunLibrary, 'at'>,
    private readonly training: TrainingCommands,
    private readonly host: PanelHost,
  ) {
    super();
    this.directories = new WorkspaceRecord(memento, 'panelRuns');
    this._register(window.registerWebviewPanelSerializer(panelTypes.kept, this));
    this._register({
      dispose: () => {
        for (const panel of [...this.byDirectory.values()]) panel.close();
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
    const options = webviewOptions(this.host.extension);
    const panel = window.createWebviewPanel(panelTypes.kept, this.titleFor(run), ViewColumn.Active, options);
    this.adopt(panel, run, events);
  }

  /** Called by VS Code for a panel that was open when the window was closed: shows its run again, or says that it cannot. */
  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    panel.webview.options = webviewOptions(this.host.extension);
    const kept = this.directories.get(panel.title);
    const run = kept === undefined ? null : await this.library.at(kept);
    if (run === null) {
      this.directories.set(panel.title, undefined);
      this.say(
        panel,
        l10n.t(
          'This run is gone: it was deleted, or it made room for newer runs. The view Runs lists the runs that are left.',
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

  close(run: StoredRun): void {
    this.byDirectory.get(run.directory)?.close();
  }

  private say(panel: WebviewPanel, text: string): void {
    const { extension } = this.host;
    panel.iconPath = panelIcon(extension);
    panel.webview.html = notePageFor(panel.webview, extension, panel.title, text);
  }

  private adopt(webviewPanel: WebviewPanel, run: StoredRun, events: readonly ArrayBuffer[]): void {
    // It may have another name by now than when the window was closed.
    const title = this.titleFor(run);
    webviewPanel.title = title;
    this.directories.set(title, run.directory);
    const panel = new Panel(webviewPanel, new KeptRun(run, events, this.training), this.host);
    this.byDirectory.set(run.directory, panel);
    webviewPanel.onDidDispose(() => {
      if (this.byDirectory.get(run.directory) !== panel) return;
      this.byDirectory.delete(run.directory);
      this.directories.set(title, undefined);
    });
  }

  /** A title that the panel of no other run has. */
  private titleFor(run: StoredRun): string {
    const short = `${datasetName(run.file)}: ${nameOf(run)}`;
    const directory = this.directories.get(short);
    return directory === undefined || directory === run.directory
      ? short
      : `${short}, ${new Date(run.written).toLocaleString()}`;
  }
}
