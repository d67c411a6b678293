import { l10n, Uri, ViewColumn, window } from 'vscode';
import type { WantedPoint } from '../../protocol/point-run.js';
import type { StoredRun } from '../../session/run-library.js';
import type { LiveRun } from '../panel/live-run.js';
import type { Panels } from '../panel/panels.js';
import type { ReferenceRun } from '../panel/reference.js';
import type { DatasetSession } from '../sessions/dataset-session.js';
import { fileOnDisk } from '../sessions/saved-file.js';
import type { Sessions } from '../sessions/sessions.js';
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
    const uri = await this.targets.file(argument);
    if (uri !== undefined) await this.trainFile(uri, null);
  }

  /** Examines the model that a dataset file names. */
  async examine(argument: unknown): Promise<void> {
    const uri = await this.targets.file(argument);
    const file = uri && (await fileOnDisk(uri));
    if (file !== undefined) await this.examineIn(await this.sessions.open(file));
  }

  /** Trains the dataset file of a session again, with the seed of the shown run, or examines its model again. */
  async restart(argument: unknown): Promise<void> {
    const session = await this.targets.session(argument, () => true);
    if (session === undefined) return this.train(argument);
    const { run } = session.training;
    if (run?.examined != null) return this.examineIn(session);
    // A point of a sweep has its seed from there.
    const isChosen = run !== null && run.point == null && run.seed !== run.fileSeed;
    return this.trainIn(session, isChosen ? run.seed : null);
  }

  /** @param seed null for the file's own. */
  async trainFile(uri: Uri, seed: number | null): Promise<void> {
    const file = await fileOnDisk(uri);
    if (file !== undefined) await this.trainIn(await this.sessions.open(file), seed);
  }

  /** Goes on with a run that was interrupted, in the panel of its dataset file. */
  async resumeRun(run: StoredRun): Promise<void> {
    const session = await this.sessions.open(Uri.file(run.file));
    if (await session.resume(run)) await this.show(session);
  }

  /** Trains a dataset file with several seeds in the background; asks how many. */
  async sweep(argument: unknown): Promise<void> {
    const uri = await this.targets.file(argument);
    const count = uri === undefined ? undefined : await askSeedCount();
    if (uri !== undefined && count !== undefined) await this.trainOverSeeds(uri, count);
  }

  async trainOverSeeds(uri: Uri, count: number): Promise<void> {
    const file = await fileOnDisk(uri);
    if (file === undefined) return;
    const session = await this.sessions.open(file);
    // Beside its last run, if that is one of the file as it is.
    await session.restore();
    await Promise.all([this.show(session), session.trainOverSeeds(count)]);
  }

  /** Trains a dataset file with latent spaces from small to large in the background. */
  async findLatentSpace(argument: unknown): Promise<void> {
    const uri = await this.targets.file(argument);
    const file = uri === undefined ? undefined : await fileOnDisk(uri);
    if (file === undefined) return;
    const session = await this.sessions.open(file);
    // Beside its last run, if that is one of the file as it is.
    await session.restore();
    await Promise.all([this.show(session), session.findLatentSpace()]);
  }

  /** Shows the run of a point of a sweep in the panel of its dataset file. */
  async openPoint(file: Uri, wanted: WantedPoint): Promise<void> {
    const run = await this.showFile(file);
    await run.openPoint(wanted);
  }

  /** Shows the run of a point beside that of another in the panel of their dataset file. */
  async comparePoints(file: Uri, reference: WantedPoint, wanted: WantedPoint): Promise<void> {
    const run = await this.showFile(file);
    await run.comparePoints(reference, wanted);
  }

  async stop(argument: unknown): Promise<void> {
    const session = await this.targets.session(argument, ({ isBusy }) => isBusy);
    await session?.stop();
  }

  /** Shows the panel of a dataset file; where nothing of it was trained since the window opened, with its last run. */
  async showPanel(argument: unknown): Promise<void> {
    const uri = (await this.targets.session(argument, () => true))?.uri ?? (await this.targets.file(argument));
    if (uri !== undefined) await this.showFile(uri);
  }

  /** Compares the run that the panel of a dataset file shows, and those that come after it, with another. */
  async compare(file: Uri, reference: ReferenceRun): Promise<void> {
    const run = await this.showFile(file);
    await run.compareWith(reference);
  }

  private async trainIn(session: DatasetSession, seed: number | null): Promise<void> {
    if (await session.train(seed)) await this.show(session);
  }

  private async examineIn(session: DatasetSession): Promise<void> {
    if (await session.examine()) await this.show(session);
  }

  private async showFile(uri: Uri): Promise<LiveRun> {
    const isNew = this.sessions.get(uri) === undefined;
    const session = await this.sessions.open(uri);
    if (isNew) await session.restore();
    return this.show(session);
  }

  /** Shows the panel; a new one beside an editor of its file, which is what the user changes next. */
  private async show(session: DatasetSession): Promise<LiveRun> {
    const isOpen = this.panels.get(session) !== null;
    if (!isOpen && !window.visibleTextEditors.some(({ document }) => document.uri.fsPath === session.file)) {
      await window.showTextDocument(session.uri, { viewColumn: ViewColumn.One, preserveFocus: true });
    }
    return this.panels.show(session);
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
      'How many seeds? The first is the seed in the file. They train in the background, and the panel shows the result of each.',
    ),
    value: '8',
    validateInput: (text) => (isCount(text) ? null : l10n.t('An integer from 1 to {0}', greatestCount)),
  });
  return answer === undefined ? undefined : Number(answer);
}
