import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { readEventLog } from '../../session/run-directory.js';
import type { RunLibrary, StoredRun } from '../../session/run-library.js';
import type { TrainingCommands } from '../commands/training.js';
import { exportModel } from './export-model.js';
import { exportReport } from './export-report.js';
import { revealFolder } from './reveal-folder.js';
import { nameOf } from './run-items.js';
import type { RunPanels } from './run-panels.js';

/**
 * What the user does with runs that are kept. Each command takes a line of the view Runs, or asks which run is meant.
 */
export class RunCommands {
  constructor(
    private readonly library: RunLibrary,
    private readonly panels: RunPanels,
    private readonly training: TrainingCommands,
    /** Folder of the bundles. */
    private readonly distribution: string,
  ) {}

  /** Shows a run in a panel of its own, beside others. */
  async open(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run !== undefined) await this.panels.open(run);
  }

  /** Goes on with a run that was interrupted. */
  async resume(argument: unknown): Promise<void> {
    const run = await this.runOf(argument, ({ isResumable }) => isResumable);
    if (run === undefined) return;
    this.panels.close(run);
    await this.training.resumeRun(run);
  }

  /** Compares the run that the panel of its dataset file shows, and those that come after it, with this one. */
  async compareWith(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run === undefined) return;
    const { directory } = run;
    const events = await readEventLog(directory);
    await this.training.compare(Uri.file(run.file), { label: nameOf(run), events, directory });
  }

  /** Keeps a run until it is deleted, or no longer. */
  async setPinned(argument: unknown, pinned: boolean): Promise<void> {
    const run = await this.runOf(argument);
    if (run !== undefined) await this.library.update(run, { pinned });
  }

  async rename(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run === undefined) return;
    const name = await window.showInputBox({
      title: l10n.t('Rename Run'),
      prompt: l10n.t('Name of the run; leave empty to use its seed'),
      value: run.name,
    });
    if (name !== undefined) await this.library.update(run, { name: name.trim() });
  }

  async delete(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run === undefined) return;
    const confirm = l10n.t('Delete');
    const detail = l10n.t('This deletes its pictures, numbers and model from disk.');
    const message = l10n.t('Delete the run {0} of {1}?', nameOf(run), workspace.asRelativePath(run.file));
    if ((await window.showWarningMessage(message, { modal: true, detail }, confirm)) !== confirm) return;
    this.panels.close(run);
    await this.library.remove(run);
  }

  /** Shows the run directory in the file manager, or where that cannot be done, as in a browser, puts its path on the clipboard. */
  async reveal(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run === undefined) return;
    await revealFolder(run.directory, l10n.t('The path of the run directory is on the clipboard: {0}', run.directory));
  }

  /** Copies the model of a run into a folder of the user's choice. */
  async exportModel(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run !== undefined) await exportModel(run);
  }

  /** Writes the whole run as one HTML page that opens offline. */
  async exportReport(argument: unknown): Promise<void> {
    const run = await this.runOf(argument);
    if (run !== undefined) await exportReport(run, this.distribution);
  }

  /** @param passes whether a run is among those to choose from. */
  private async runOf(argument: unknown, passes: (run: StoredRun) => boolean = every): Promise<StoredRun | undefined> {
    const runs = (await this.library.list()).filter(passes);
    const directory = directoryOf(argument);
    if (directory !== null) return runs.find((run) => run.directory === directory);
    const items = runs.map((run): QuickPickItem & { run: StoredRun } => ({
      label: `${workspace.asRelativePath(run.file)}: ${nameOf(run)}`,
      description: new Date(run.written).toLocaleString(),
      run,
    }));
    if (items.length === 0 && passes !== every)
      void window.showInformationMessage(l10n.t('There is no interrupted run that can be resumed.'));
    else if (items.length === 0)
      void window.showInformationMessage(l10n.t('There are no saved runs yet. Train a dataset file first.'));
    else return (await window.showQuickPick(items, { placeHolder: l10n.t('Which run?') }))?.run;
    return undefined;
  }
}

const every = (): boolean => true;

/** Of a line of the view: another change may have made its run an old one. */
function directoryOf(argument: unknown): string | null {
  if (typeof argument !== 'object' || argument === null || !('run' in argument)) return null;
  const { run } = argument;
  if (typeof run !== 'object' || run === null || !('directory' in run)) return null;
  return typeof run.directory === 'string' ? run.directory : null;
}
