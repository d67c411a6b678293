import { EventEmitter, type LogOutputChannel, type Uri, workspace } from 'vscode';
import type { RunLibrary } from '../../session/run-library.js';
import type { ReceivedEvent } from '../../session/session.js';
import type { WorkerSupply } from '../../session/worker-supply.js';
import { Disposable } from '../system/disposable.js';
import { settingsSection } from '../system/settings.js';
import { DatasetSession } from './dataset-session.js';
import type { SessionContext, SessionFactory } from './session-factory.js';

/** The sessions that are open, one for each dataset file, and what happens in any of them. */
export class Sessions extends Disposable {
  private readonly byFile = new Map<string, DatasetSession>();
  private readonly closing = new Set<Promise<void>>();
  private loading: Promise<SessionFactory> | null = null;

  private readonly openEmitter = this._register(new EventEmitter<DatasetSession>());
  private readonly closeEmitter = this._register(new EventEmitter<DatasetSession>());
  private readonly stateEmitter = this._register(new EventEmitter<DatasetSession>());
  private readonly eventEmitter = this._register(new EventEmitter<ReceivedEvent & { session: DatasetSession }>());

  readonly onDidOpen = this.openEmitter.event;
  readonly onDidClose = this.closeEmitter.event;
  readonly onDidChangeState = this.stateEmitter.event;
  readonly onDidReceiveEvent = this.eventEmitter.event;

  constructor(
    private readonly context: SessionContext,
    private readonly runs: RunLibrary,
    private readonly log: LogOutputChannel,
  ) {
    super();
    this._register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingsSection)) this.followSettings();
      }),
    );
    this._register(workspace.onDidGrantWorkspaceTrust(() => this.followSettings()));
  }

  /** In the order in which they were opened. */
  get all(): readonly DatasetSession[] {
    return [...this.byFile.values()];
  }

  get(uri: Uri): DatasetSession | undefined {
    return this.byFile.get(uri.fsPath);
  }

  /** The session of a dataset file; if none, a new one that does nothing yet. */
  async open(uri: Uri): Promise<DatasetSession> {
    const factory = await (this.loading ??= this.load());
    const existing = this.get(uri);
    if (existing !== undefined) return existing;
    const session = new DatasetSession(factory.create(uri.fsPath));
    this.byFile.set(session.file, session);
    session.onDidChangeState(() => this.stateEmitter.fire(session));
    session.training.onDidReceiveEvent(({ event, packed }) => {
      if (event.kind === 'warning') this.log.warn(`${session.label}: ${event.message}`);
      this.eventEmitter.fire({ session, event, packed });
    });
    this.openEmitter.fire(session);
    return session;
  }

  /** Gives out worker processes, within the limits of the settings. */
  async workers(): Promise<WorkerSupply> {
    return (await (this.loading ??= this.load())).workers;
  }

  /** Ends training of a dataset file and forgets its session; its last run stays on disk. */
  async close(session: DatasetSession): Promise<void> {
    if (!this.byFile.delete(session.file)) return;
    this.closeEmitter.fire(session);
    const closed = session.close();
    this.closing.add(closed);
    await closed.finally(() => this.closing.delete(closed));
  }

  /** Ends everything; resolves once all that there is of the runs is written. */
  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.all.map((session) => this.close(session)), ...this.closing]);
  }

  // With the first session, not before: it brings a bundler and a file watcher along.
  private async load(): Promise<SessionFactory> {
    const started = performance.now();
    const { SessionFactory } = await import('./session-factory.js');
    this.log.debug(`Loaded what trains in ${(performance.now() - started).toFixed(1)} ms`);
    return this._register(new SessionFactory(this.context, this.runs, this.log));
  }

  private followSettings(): void {
    for (const session of this.all) session.followSettings();
  }
}
