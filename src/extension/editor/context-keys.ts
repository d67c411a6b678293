import { commands } from 'vscode';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';

/** Keeps the context keys that menus and enablement read: what has a session, and what trains. */
export class ContextKeys extends Disposable {
  private current = '';

  constructor(private readonly sessions: Sessions) {
    super();
    this._register(sessions.onDidOpen(() => this.update()));
    this._register(sessions.onDidClose(() => this.update()));
    this._register(sessions.onDidChangeState(() => this.update()));
  }

  private update(): void {
    const open = this.sessions.all.flatMap(({ uri }) => [uri.fsPath, uri.path]);
    const training = this.sessions.all.filter(({ isBusy }) => isBusy).flatMap(({ uri }) => [uri.fsPath, uri.path]);
    const next = JSON.stringify([open, training]);
    if (next === this.current) return;
    this.current = next;
    void commands.executeCommand('setContext', 'latentAtlas.openFiles', open);
    void commands.executeCommand('setContext', 'latentAtlas.trainingFiles', training);
    void commands.executeCommand('setContext', 'latentAtlas.hasSession', open.length > 0);
    void commands.executeCommand('setContext', 'latentAtlas.isTraining', training.length > 0);
  }
}
