import { setTimeout as delay } from 'node:timers/promises';
import { type ExtensionContext, Uri, ViewColumn, type WebviewPanel, type WebviewPanelSerializer, window } from 'vscode';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';
import { WorkspaceRecord } from '../system/workspace-record.js';
import { DatasetPanel, type PanelActions } from './dataset-panel.js';
import { webviewOptions } from './page.js';
import type { ReferenceMemory } from './reference-memory.js';
import type { ViewMemory } from './view-memory.js';

/** Type of the panel, as in package.json's `onWebviewPanel`. */
export const panelType = 'latentAtlas.panel';

/** How long training goes on after its panel was closed, in milliseconds: a moved panel comes back. */
const grace = 5000;

/** The panels that are open: at most one for each session. */
export class Panels extends Disposable implements WebviewPanelSerializer {
  private readonly bySession = new Map<DatasetSession, DatasetPanel>();
  /** Which file the panel of each title shows: what a webview's own state cannot tell us. */
  private readonly files: WorkspaceRecord<string>;

  constructor(
    private readonly context: ExtensionContext,
    private readonly sessions: Sessions,
    private readonly actions: PanelActions,
    private readonly views: ViewMemory,
    private readonly references: ReferenceMemory,
  ) {
    super();
    this.files = new WorkspaceRecord(context.workspaceState, 'panelFiles');
    this._register(window.registerWebviewPanelSerializer(panelType, this));
    this._register(sessions.onDidClose((session) => this.bySession.get(session)?.close()));
  }

  /** The panel that has the focus. */
  get active(): DatasetPanel | undefined {
    return [...this.bySession.values()].find((panel) => panel.active);
  }

  get(session: DatasetSession): DatasetPanel | undefined {
    return this.bySession.get(session);
  }

  /** Shows the panel of a session, beside the editor where it is not open yet; the focus stays where it is. */
  show(session: DatasetSession): void {
    const existing = this.bySession.get(session);
    if (existing !== undefined) {
      existing.reveal();
      return;
    }
    const panel = window.createWebviewPanel(
      panelType,
      this.titleFor(session),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      webviewOptions(this.context.extensionUri),
    );
    this.adopt(panel, session);
  }

  /** Called by VS Code for a panel that was open when the window was closed: shows its last run again, and what it was compared with. */
  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    const file = this.files.get(panel.title);
    if (file === undefined) {
      panel.dispose();
      return;
    }
    const session = await this.sessions.open(Uri.file(file));
    // Whoever trains the file already has the newer run.
    if (!this.bySession.has(session) && !session.isBusy) await session.restore();
    const reference = await this.references.restore(file);
    this.bySession.get(session)?.close();
    this.adopt(panel, session);
    if (reference !== null) this.bySession.get(session)?.compareWith(reference);
  }

  private adopt(webviewPanel: WebviewPanel, session: DatasetSession): void {
    const panel = new DatasetPanel(
      webviewPanel,
      session,
      this.context.extensionUri,
      this.actions,
      this.views,
      this.references,
    );
    // A panel that is gone does not tell its title any more.
    const { title } = webviewPanel;
    this.bySession.set(session, panel);
    this.files.set(title, session.file);
    webviewPanel.onDidDispose(() => {
      panel.dispose();
      if (this.bySession.get(session) !== panel) return;
      this.bySession.delete(session);
      this.files.set(title, undefined);
      this.references.set(session.file, null);
      this.endUnlessReopened(session).catch(this.actions.reportError);
    });
  }

  private async endUnlessReopened(session: DatasetSession): Promise<void> {
    session.setWatched(false);
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
