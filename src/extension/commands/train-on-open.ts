import { commands, l10n, type Memento, Uri, window, workspace } from 'vscode';
import type { RunLibrary } from '../../session/run-library.js';
import type { Panels } from '../panel/panels.js';
import { Disposable } from '../system/disposable.js';
import { readSettings, settingsSection } from '../system/settings.js';
import { countsOnOpen } from '../system/settings-of.js';
import { commandIds } from './ids.js';

/** Where the workspace keeps which file may be trained when it opens. */
const allowedKey = 'trainOnOpenAllowed';

/**
 * Trains the dataset file that a setting names when the folder opens, as soon as the workspace is trusted; unless its panel
 * comes back, from before the window was reloaded, with a run to show.
 */
export class TrainOnOpen extends Disposable {
  private done = false;

  constructor(
    private readonly panels: Pick<Panels, 'comesBack'>,
    private readonly library: Pick<RunLibrary, 'newest'>,
    private readonly memento: Memento,
    private readonly reportError: (error: unknown) => void,
  ) {
    super();
    if (workspace.isTrusted) this.run();
    else this._register(workspace.onDidGrantWorkspaceTrust(() => this.runOnceTrusted()));
  }

  private runOnceTrusted(): void {
    this.run();
    // The workspace's own value of the setting comes into force a moment after the trust.
    this._register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.trainOnOpen`)) this.run();
      }),
    );
  }

  private run(): void {
    const { trainOnOpen } = readSettings();
    if (this.done || trainOnOpen === '') return;
    this.done = true;
    this.trainIfAllowed(trainOnOpen).catch(this.reportError);
  }

  /** A folder from elsewhere may have such a setting: trust in the folder is not yet a wish to run its code unasked. */
  private async trainIfAllowed(name: string): Promise<void> {
    const origin = workspace.getConfiguration(settingsSection).inspect('trainOnOpen');
    if (countsOnOpen(name, origin, this.memento.get<string>(allowedKey))) return this.train(name);
    const allow = l10n.t('Train, Now and Whenever It Opens');
    const message = l10n.t('The settings of this folder ask to train {0} when it opens, which runs its code.', name);
    if ((await window.showInformationMessage(message, allow)) !== allow) return;
    await this.memento.update(allowedKey, name);
    await this.train(name);
  }

  private async train(name: string): Promise<void> {
    const file = await find(name);
    if (file === undefined) {
      void window.showWarningMessage(
        l10n.t('The setting latentAtlas.trainOnOpen names {0}, but there is no such file in this workspace.', name),
      );
      return;
    }
    const hasRun = (await this.library.newest(file.fsPath)) !== null;
    if (hasRun && (await this.panels.comesBack(file.fsPath))) return;
    await commands.executeCommand(commandIds.train, file);
  }
}

/** A path in one of the workspace's folders, or the name of a file anywhere in them, with or without `.dataset.ts`. */
async function find(name: string): Promise<Uri | undefined> {
  const names = [name, `${name}.dataset.ts`];
  const paths = (workspace.workspaceFolders ?? []).flatMap(({ uri }) => names.map((each) => Uri.joinPath(uri, each)));
  for (const uri of paths) {
    const isFile = await workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (isFile) return uri;
  }
  if (/[{}*?[\]\\/]/.test(name)) return undefined;
  const [found] = await workspace.findFiles(`**/{${names.join(',')}}`, '**/node_modules/**', 1);
  return found;
}
