import { setTimeout as delay } from 'node:timers/promises';
import { type Memento, Uri, type WebviewPanel, type WebviewPanelSerializer, window } from 'vscode';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';
import { WorkspaceRecord } from '../system/workspace-record.js';
import { columnForPanel, panelTabs, panelTypes } from './columns.js';
import { LiveRun } from './live-run.js';
import { webviewOptions } from './page.js';
import { Panel, type PanelHost } from './panel.js';
import type { ReferenceMemory } from './reference-memory.js';

/** How long training goes on after its panel was closed, in milliseconds: a moved panel comes back. */
const grace = 5000;

/** How long the tab of a panel that was open is waited for, in milliseconds: a busy machine may take more than a minute. */
const tabPatience = 120_000;

interface OpenPanel {
  readonly panel: Panel;
  readonly run: LiveRun;
}

/** The panels of dataset files that are open: at most one for each session. */
export class Panels extends Disposable implements WebviewPanelSerializer {
  private readonly bySession = new Map<DatasetSession, OpenPanel>();
  /** Which file the panel of each title shows: what a webview's own state cannot tell us. */
  private readonly files: WorkspaceRecord<string>;

  constructor(
    memento: Memento,
    private readonly sessions: Sessions,
    private readonly references: ReferenceMemory,
    private readonly host: PanelHost,
  ) {
    super();
    this.files = new WorkspaceRecord(memento, 'panelFiles');
    this._register(window.registerWebviewPanelSerializer(panelTypes.live, this));
    this._register(sessions.onDidClose((session) => this.bySession.get(session)?.panel.close()));
    setImmediate(() => void this.readAhead().catch(host.reportError));
  }

  /** The session whose panel has the focus. */
  get active(): DatasetSession | undefined {
    return [...this.bySession].find(([, { panel }]) => panel.active)?.[0];
  }

  get(session: DatasetSession): OpenPanel | null {
    return this.bySession.get(session) ?? null;
  }

  /** Whether a panel of this file comes back from before the window was closed: VS Code may tell of its tab a moment later. */
  async comesBack(file: string): Promise<boolean> {
    const title = this.files.nameOf(file);
    const hasTab = (): boolean => panelTabs().some(({ label }) => label === title);
    if (title === undefined || hasTab()) return title !== undefined;
    return new Promise((resolve) => {
      const end = (isThere: boolean): void => {
        listener.dispose();
        clearTimeout(timer);
        resolve(isThere);
      };
      const listener = window.tabGroups.onDidChangeTabs(() => {
        if (hasTab()) end(true);
      });
      const timer = setTimeout(() => end(false), tabPatience);
    });
  }

  /** Shows the panel of a session, beside the editor where it is not open yet; the focus stays where it is. */
  show(session: DatasetSession): LiveRun {
    const existing = this.bySession.get(session);
    if (existing !== undefined) {
      existing.panel.reveal();
      return existing.run;
    }
    const panel = window.createWebviewPanel(
      panelTypes.live,
      this.titleFor(session),
      { viewColumn: columnForPanel(session.uri), preserveFocus: true },
      webviewOptions(this.host.extension),
    );
    const run = this.adopt(panel, session);
    // The panel from before a reload may be there still, not shown yet.
    run.restoreReference().catch(this.host.reportError);
    return run;
  }

  /** Called by VS Code for a panel that was open when the window was closed: shows its last run again, and what it was compared with. */
  async deserializeWebviewPanel(webviewPanel: WebviewPanel): Promise<void> {
    const file = this.files.get(webviewPanel.title);
    if (file === undefined) {
      webviewPanel.dispose();
      return;
    }
    const session = await this.sessions.open(Uri.file(file));
    // Where the file is being trained, there is a newer run already.
    if (!this.bySession.has(session) && !session.isBusy) await session.restore();
    const former = this.bySession.get(session);
    const run = this.adopt(webviewPanel, session);
    former?.panel.close();
    if (former === undefined) await run.restoreReference();
    else await run.compareWith(former.run.reference);
  }

  /** VS Code gives a panel back some time after it has started this extension: its run is read meanwhile. */
  private async readAhead(): Promise<void> {
    const titles = panelTabs().flatMap(({ isActive, label }) => (isActive ? [label] : []));
    const files = titles.flatMap((title) => this.files.get(title) ?? []);
    const sessions = await Promise.all(files.map((file) => this.sessions.open(Uri.file(file))));
    await Promise.all(sessions.map((session) => session.restore()));
  }

  private adopt(webviewPanel: WebviewPanel, session: DatasetSession): LiveRun {
    const run = new LiveRun(session, this.references);
    const panel = new Panel(webviewPanel, run, this.host);
    // A panel that is gone does not tell its title any more.
    const { title } = webviewPanel;
    this.bySession.set(session, { panel, run });
    this.files.set(title, session.file);
    webviewPanel.onDidDispose(() => {
      if (this.bySession.get(session)?.panel !== panel) return;
      this.bySession.delete(session);
      this.files.set(title, undefined);
      this.end(session).catch(this.host.reportError);
    });
    return run;
  }

  private async end(session: DatasetSession): Promise<void> {
    session.training.setWatched(false);
    await this.references.set(session.file, null);
    await delay(grace, undefined, { ref: false });
    if (this.bySession.has(session)) return;
    await session.stop();
    if (!this.bySession.has(session)) await this.sessions.close(session);
  }

  /** A title that no other file's panel has, not even one that was not shown yet since the window was opened. */
  private titleFor(session: DatasetSession): string {
    const short = `Latent Atlas: ${session.name}`;
    const file = this.files.get(short);
    return file === undefined || file === session.file ? short : `Latent Atlas: ${session.label}`;
  }
}
