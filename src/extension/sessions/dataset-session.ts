import { l10n, Uri, workspace } from 'vscode';
import { datasetName } from '../../session/dataset-name.js';
import { unpackEvent } from '../../protocol/event-log.js';
import { isRunOf, type RunNumbers, showsPoint, type WantedPoint } from '../../protocol/point-run.js';
import { bundleDataset } from '../../session/bundle.js';
import { readInterrupted } from '../../session/interrupted-run.js';
import { readEventLog } from '../../session/run-directory.js';
import type { RunLibrary, StoredRun } from '../../session/run-library.js';
import type { TrainingSession } from '../../session/session.js';
import { Emitter } from '../../session/signal.js';
import { seedsAfter, type SweepBesideRun } from '../../sweep/beside-run.js';
import { Disposable } from '../system/disposable.js';
import { readSettings } from '../system/settings.js';
import { coresButOne } from '../system/settings-of.js';
import { requireTrust } from '../system/trust.js';
import { KeptRuns, numbersOf } from './kept-runs.js';
import { saveIfDirty } from './saved-file.js';

/** What trains a dataset file: for the run on show, and in the background beside it; and where its runs are kept. */
export interface Trainings {
  readonly training: TrainingSession;
  /** Over several seeds. */
  readonly seeds: SweepBesideRun;
  /** Over latent spaces, to find the smallest that holds the data. */
  readonly scan: SweepBesideRun;
  readonly runs: RunLibrary;
}

/** The events of a run, packed, and its run directory; null if it has none. */
export interface RunEvents {
  readonly events: readonly ArrayBuffer[];
  readonly directory: string | null;
}

/** The training of a dataset file as the editor has it: with the user's settings, in a workspace that is trusted. */
export class DatasetSession extends Disposable {
  readonly uri: Uri;
  readonly training: TrainingSession;
  readonly seeds: SweepBesideRun;
  readonly scan: SweepBesideRun;
  private readonly runs: RunLibrary;
  private readonly kepts: KeptRuns;
  private readonly stateChange = new Emitter<void>();
  private restoring: Promise<boolean> = Promise.resolve(false);

  /** Of the shown run, and of what trains beside it. */
  readonly onDidChangeState = this.stateChange.signal;

  constructor({ training, seeds, scan, runs }: Trainings) {
    super();
    this.training = training;
    this.seeds = seeds;
    this.scan = scan;
    this.runs = runs;
    this.kepts = this._register(new KeptRuns(training.file, runs));
    this.uri = Uri.file(training.file);
    for (const signal of [training.onDidChangeState, seeds.onDidChange, scan.onDidChange, this.kepts.onDidChange])
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

  /** Numbers of the runs of the file that are kept; the same array until they change. */
  get keptRuns(): readonly RunNumbers[] {
    return this.kepts.numbers;
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

  /**
   * Shows the run of a point of a sweep: the one that is kept, else it is trained again. In Restricted Mode the user is told
   * why it is not.
   * @throws Error where the file is not that of the sweep any more.
   */
  async openPoint(wanted: WantedPoint): Promise<void> {
    await this.restoring;
    if (this.shows(wanted)) return;
    const kept = await this.keptRunOf(wanted);
    if (kept !== null) this.training.show(kept.run, kept.events);
    else if (requireTrust(l10n.t('Training a dataset file'))) await this.trainPoint(wanted);
  }

  /** The run of a point: where it is not kept, it is shown. Null where it comes to no result, or another is trained first. */
  async runOfPoint(wanted: WantedPoint): Promise<RunEvents | null> {
    const kept = await this.keptRunOf(wanted);
    if (kept !== null) return { events: kept.events, directory: kept.run.directory };
    await this.openPoint(wanted);
    await this.until(() => !this.training.isBusy);
    return this.shows(wanted) ? { events: [...this.training.events], directory: null } : null;
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

  /** Whether the run on show is that of a point. */
  private shows(wanted: WantedPoint): boolean {
    const { started, finished } = this.training.latest;
    return started !== undefined && showsPoint(wanted, started.run, finished);
  }

  /** The newest run of a point that is kept and can be read. */
  private async keptRunOf(wanted: WantedPoint): Promise<{ run: StoredRun; events: readonly ArrayBuffer[] } | null> {
    for (const run of await this.runs.of(this.file)) {
      const numbers = numbersOf(run);
      if (numbers === null || !isRunOf(wanted, numbers)) continue;
      const events = await readEventLog(run.directory).catch(() => []);
      const isOfSweep = events.some((packed) => {
        const event = unpackEvent(packed);
        return event.kind === 'started' && event.run.hash === wanted.hash;
      });
      if (isOfSweep) return { run, events };
    }
    return null;
  }

  /** The file is trained as it is on the disk, which is what the sweep was made from. */
  private async trainPoint({ hash, point }: WantedPoint): Promise<void> {
    const bundled = await bundleDataset(this.file, null);
    if (!bundled.ok || bundled.bundle.hash !== hash)
      throw new Error(
        l10n.t(
          '{0} has changed since the sweep, so this point cannot be trained again. Start the sweep again.',
          this.label,
        ),
      );
    this.followSettings();
    const { engine, threads } = readSettings();
    await this.training.trainPoint(point, { engine, threads });
  }

  private untilIdle(): Promise<void> {
    return this.until(() => !this.isBusy);
  }

  /** Waits until it is so, or the session is closed. */
  private until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const listener = this.onDidChangeState(() => check());
      const check = (): void => {
        if (!isSo() && !this.isDisposed) return;
        listener.dispose();
        resolve();
      };
      check();
    });
  }
}
