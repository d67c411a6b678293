import { l10n, Uri, workspace } from 'vscode';
import { datasetName } from '../../session/dataset-name.js';
import { readInterrupted } from '../../session/interrupted-run.js';
import type { StoredRun } from '../../session/run-library.js';
import type { TrainingSession } from '../../session/session.js';
import { Emitter } from '../../session/signal.js';
import { seedsAfter, type SweepBesideRun } from '../../sweep/beside-run.js';
import { Disposable } from '../system/disposable.js';
import { readSettings } from '../system/settings.js';
import { coresButOne } from '../system/settings-of.js';
import { requireTrust } from '../system/trust.js';
import { saveIfDirty } from './saved-file.js';

/** What trains a dataset file: for the run on show, and in the background beside it. */
export interface Trainings {
  readonly training: TrainingSession;
  /** Over several seeds. */
  readonly seeds: SweepBesideRun;
  /** Over latent spaces, to find the smallest that holds the data. */
  readonly scan: SweepBesideRun;
}

/** The training of a dataset file as the editor has it: with the user's settings, in a workspace that is trusted. */
export class DatasetSession extends Disposable {
  readonly uri: Uri;
  readonly training: TrainingSession;
  readonly seeds: SweepBesideRun;
  readonly scan: SweepBesideRun;
  private readonly stateChange = new Emitter<void>();
  private restoring: Promise<boolean> = Promise.resolve(false);

  /** Of the shown run, and of what trains beside it. */
  readonly onDidChangeState = this.stateChange.signal;

  constructor({ training, seeds, scan }: Trainings) {
    super();
    this.training = training;
    this.seeds = seeds;
    this.scan = scan;
    this.uri = Uri.file(training.file);
    for (const signal of [training.onDidChangeState, seeds.onDidChange, scan.onDidChange])
      this._register(signal(() => this.stateChange.fire()));
  }

  /** Absolute path of the dataset file. */
  get file(): string {
    return this.training.file;
  }

  /** Path of the dataset file as the workspace shows it. */
  get label(): string {
    return workspace.asRelativePath(this.uri);
  }

  /** Short name, for a tab or the status bar. */
  get name(): string {
    return datasetName(this.file);
  }

  /** Whether a run is under way, the one on show or one in the background. */
  get isBusy(): boolean {
    return this.training.isBusy || this.seeds.progress !== null || this.scan.progress !== null;
  }

  /** The shown run as it is kept, once it is written; null if it has no result yet, or cannot be kept. */
  async kept(): Promise<StoredRun | null> {
    const [started] = this.training.events;
    const kept = await this.training.kept;
    if (kept !== null || !this.training.isBusy || this.training.latest.finished === undefined) return kept;
    await this.untilIdle();
    return this.training.events.at(0) === started ? this.training.kept : null;
  }

  /**
   * Trains the file as the editor shows it, with its own seed or the one given.
   * @returns whether it does: in Restricted Mode the user is told why it does not.
   */
  async train(seed: number | null): Promise<boolean> {
    if (!(await this.prepare())) return false;
    const { engine, threads } = readSettings();
    this.training.train({ seed, engine, threads, task: 'train' });
    return true;
  }

  /**
   * Examines the model that the file names.
   * @returns whether it does: in Restricted Mode the user is told why it does not.
   */
  async examine(): Promise<boolean> {
    if (!(await this.prepare())) return false;
    this.training.train({ seed: null, task: 'examine' });
    return true;
  }

  /**
   * Goes on with a run of the file that was interrupted.
   * @returns whether it does: in Restricted Mode the user is told why it does not.
   * @throws ResumeError where it cannot.
   */
  async resume(run: StoredRun): Promise<boolean> {
    if (!(await this.prepare())) return false;
    this.training.resume(await readInterrupted(run.directory), run, readSettings().threads);
    return true;
  }

  /**
   * Trains with several seeds beside the shown run, on all cores but one; in Restricted Mode the user is told why not.
   * @returns once all are over.
   */
  async trainOverSeeds(count: number): Promise<void> {
    if (!(await this.prepare())) return;
    await this.seeds.start({
      choice: (run) => seedsAfter(run, count),
      total: count,
      atOnce: coresButOne(),
      train: { engine: readSettings().engine },
    });
  }

  /**
   * Trains with latent spaces from small to large beside the shown run, until all are over or the user has enough; in
   * Restricted Mode the user is told why not.
   */
  async findLatentSpace(): Promise<void> {
    if (!(await this.prepare())) return;
    await this.scan.start({
      choice: () => ({ kind: 'latentScan', seeds: null }),
      total: 0,
      atOnce: coresButOne(),
      train: { engine: readSettings().engine },
    });
  }

  /** Shows the last run of the file again, if there was one. */
  restore(): Promise<boolean> {
    this.followSettings();
    this.restoring = this.restoring.then(() => this.training.restore());
    return this.restoring;
  }

  /** Ends the run that is under way in good order; resolves once it has ended. */
  async stop(): Promise<void> {
    this.training.command({ kind: 'stop' });
    await Promise.all([this.seeds.stop(), this.scan.stop()]);
    await this.untilIdle();
  }

  /** Retrains on save, or not, as settings and trust now say. */
  followSettings(): void {
    this.training.setRetrainOnSave(readSettings().retrainOnSave && workspace.isTrusted);
  }

  /** Ends training; resolves once what there is of the run is written. */
  async close(): Promise<void> {
    this.dispose();
    await Promise.all([this.seeds.stop(), this.scan.stop()]);
    await this.training.dispose();
  }

  /** Training runs code of the workspace. */
  private async prepare(): Promise<boolean> {
    if (!requireTrust(l10n.t('Training a dataset file'))) return false;
    await saveIfDirty(this.uri);
    await this.restoring;
    this.followSettings();
    return true;
  }

  private untilIdle(): Promise<void> {
    return new Promise((resolve) => {
      const listener = this.onDidChangeState(() => check());
      const check = (): void => {
        if (this.isBusy && !this.isDisposed) return;
        listener.dispose();
        resolve();
      };
      check();
    });
  }
}
