import { commands, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { DatasetFiles } from '../editor/dataset-files.js';
import type { Panels } from '../panel/panels.js';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { commandIds } from './ids.js';

/** Finds out what a command is about: its argument, what has the focus, or what the user chooses. */
export class Targets {
  constructor(
    private readonly sessions: Sessions,
    private readonly panels: Panels,
    private readonly datasetFiles: DatasetFiles,
  ) {}

  /** The dataset file that is meant, or undefined if the user chose none. */
  async file(argument: unknown): Promise<Uri | undefined> {
    if (argument instanceof Uri) return argument;
    const focused = this.panels.active?.uri ?? window.activeTextEditor?.document.uri;
    if (focused !== undefined && (this.sessions.get(focused) !== undefined || this.datasetFiles.has(focused))) {
      return focused;
    }
    const files = this.datasetFiles.all;
    if (files.length > 0) return pick(files, (uri) => uri, l10n.t('Which dataset file?'));
    const create = l10n.t('New Dataset…');
    const choice = await window.showInformationMessage(
      l10n.t('There is no dataset file in this workspace yet.'),
      create,
    );
    if (choice === create) await commands.executeCommand(commandIds.newDataset);
    return undefined;
  }

  /** The session that is meant among those that pass the test, or undefined if none. */
  async session(argument: unknown, passes: (session: DatasetSession) => boolean): Promise<DatasetSession | undefined> {
    if (argument instanceof Uri) return this.sessions.get(argument);
    const candidates = this.sessions.all.filter(passes);
    const focused = this.panels.active?.uri ?? window.activeTextEditor?.document.uri;
    const ofFocus = candidates.find(({ uri }) => uri.fsPath === focused?.fsPath);
    return ofFocus ?? pick(candidates, ({ uri }) => uri, l10n.t('Which dataset?'));
  }
}

/** The only one, or the one that the user chooses. */
async function pick<T>(items: readonly T[], uriOf: (item: T) => Uri, placeHolder: string): Promise<T | undefined> {
  if (items.length <= 1) return items[0];
  const choices = items.map((item): QuickPickItem & { item: T } => ({
    label: workspace.asRelativePath(uriOf(item)),
    item,
  }));
  return (await window.showQuickPick(choices, { placeHolder }))?.item;
}
