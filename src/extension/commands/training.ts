import { l10n, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { Panels } from '../panel/panels.js';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { requireTrust } from '../system/trust.js';
import type { Targets } from './targets.js';

/** The commands that start, end and show training. */
export class TrainingCommands {
  constructor(
    private readonly sessions: Sessions,
    private readonly panels: Panels,
    private readonly targets: Targets,
  ) {}

  /** Trains a dataset file, with the seed that it names. */
  async train(argument: unknown): Promise<void> {
    if (!requireTrust(l10n.t('Training a dataset file'))) return;
    const uri = await this.targets.file(argument);
    if (uri !== undefined) await this.start(uri, null);
  }

  /** Trains the dataset file of a session again, with the seed of the run on show. */
  async restart(argument: unknown): Promise<void> {
    const session = await this.targets.session(argument, () => true);
    if (session === undefined) return this.train(argument);
    const run = session.latest.started?.run;
    return this.restartWithSeed(session, run === undefined || run.seed === run.fileSeed ? null : run.seed);
  }

  restartWithSeed(session: DatasetSession, seed: number | null): Promise<void> {
    return this.trainWithSeed(session.uri, seed);
  }

  async trainWithSeed(uri: Uri, seed: number | null): Promise<void> {
    if (requireTrust(l10n.t('Training a dataset file'))) await this.start(uri, seed);
  }

  /** Trains a dataset file with several seeds in the background; asks how many. */
  async sweep(argument: unknown): Promise<void> {
    if (!requireTrust(l10n.t('Training a dataset file'))) return;
    const uri = await this.targets.file(argument);
    const count = uri === undefined ? undefined : await askSeedCount();
    if (uri !== undefined && count !== undefined) await this.trainOverSeeds(uri, count);
  }

  async trainOverSeeds(uri: Uri, count: number): Promise<void> {
    if (!requireTrust(l10n.t('Training a dataset file'))) return;
    const file = await savedFile(uri);
    if (file === undefined) return;
    const session = await this.sessions.open(file);
    // Beside its last run, if that is one of the file as it is.
    await session.restore();
    await Promise.all([this.show(session), session.trainOverSeeds(count)]);
  }

  async stop(argument: unknown): Promise<void> {
    const session = await this.targets.session(argument, ({ isBusy }) => isBusy);
    await session?.stop();
  }

  /**
   * Shows the panel of a dataset file; where nothing of it was trained since the window opened, with its last run.
   * @returns its session; undefined where the user chose none.
   */
  async showPanel(argument: unknown): Promise<DatasetSession | undefined> {
    const uri = (await this.targets.session(argument, () => true))?.uri ?? (await this.targets.file(argument));
    if (uri === undefined) return undefined;
    const isNew = this.sessions.get(uri) === undefined;
    const session = await this.sessions.open(uri);
    if (isNew) await session.restore();
    await this.show(session);
    return session;
  }

  private async start(uri: Uri, seed: number | null): Promise<void> {
    const file = await savedFile(uri);
    if (file === undefined) return;
    const session = await this.sessions.open(file);
    await Promise.all([this.show(session), session.train(seed)]);
  }

  /** Shows the panel; a new one beside an editor of its file, which is what the user changes next. */
  private async show(session: DatasetSession): Promise<void> {
    const isOpen = this.panels.get(session) !== undefined;
    if (!isOpen && !window.visibleTextEditors.some(({ document }) => document.uri.fsPath === session.file)) {
      await window.showTextDocument(session.uri, { viewColumn: ViewColumn.One, preserveFocus: true });
    }
    this.panels.show(session);
  }
}

/** Most seeds that are trained in one go. */
const greatestCount = 256;

async function askSeedCount(): Promise<number | undefined> {
  const isCount = (text: string): boolean =>
    /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= greatestCount;
  const answer = await window.showInputBox({
    title: l10n.t('Train over Seeds'),
    prompt: l10n.t(
      'How many seeds? The first is that of the file; they train in the background, and the panel shows what each gives.',
    ),
    value: '8',
    validateInput: (text) => (isCount(text) ? null : l10n.t('An integer from 1 to {0}', greatestCount)),
  });
  return answer === undefined ? undefined : Number(answer);
}

/** The file on disk with what the editor shows of it: what is trained is what is seen. */
async function savedFile(uri: Uri): Promise<Uri | undefined> {
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (uri.scheme === 'file') {
    if (document?.isDirty === true) await document.save();
    return uri;
  }
  if (document?.isUntitled === true) return workspace.saveAs(uri);
  void window.showErrorMessage(l10n.t('Latent Atlas trains files on disk; {0} is not one.', uri.toString(true)));
  return undefined;
}
