import { availableParallelism } from 'node:os';
import { EventEmitter, Uri, workspace } from 'vscode';
import { unpackEvent } from '../../protocol/event-log.js';
import type { RunEvent } from '../../protocol/events.js';
import type { Fault } from '../../protocol/fault.js';
import type { Reading, SessionStatus } from '../../protocol/panel.js';
import type { SweepProgress } from '../../protocol/sweep.js';
import { datasetName } from '../../session/dataset-name.js';
import type { SeedSweep } from '../../session/seed-sweep.js';
import type { TrainingSession } from '../../session/session.js';
import { Disposable } from '../system/disposable.js';
import { readSettings } from '../system/settings.js';
import { type LatestEvents, withEvent } from './latest-events.js';

/** What a run event is to the editor: decoded to look at, and packed to pass on. */
export interface SessionEvent {
  readonly event: RunEvent;
  readonly packed: ArrayBuffer;
}

/** A training session with what the editor needs beside it. */
export class DatasetSession extends Disposable {
  readonly uri: Uri;
  private readonly stateEmitter = this._register(new EventEmitter<void>());
  private readonly eventEmitter = this._register(new EventEmitter<SessionEvent>());
  private latestEvents: LatestEvents = {};
  private restoring: Promise<boolean> = Promise.resolve(false);

  readonly onDidChangeState = this.stateEmitter.event;
  readonly onDidReceiveEvent = this.eventEmitter.event;

  constructor(
    private readonly training: TrainingSession,
    private readonly seeds: SeedSweep,
  ) {
    super();
    this.uri = Uri.file(training.file);
    this._register(training.onDidChangeState(() => this.stateEmitter.fire()));
    this._register(seeds.onDidChange(() => this.stateEmitter.fire()));
    this._register(
      training.onDidReceiveEvent(({ event, packed }) => {
        this.latestEvents = withEvent(this.latestEvents, event);
        this.eventEmitter.fire({ event, packed });
      }),
    );
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

  get status(): SessionStatus {
    return this.training.status;
  }

  /** Whether a run is under way, be it one with another seed in the background. */
  get isBusy(): boolean {
    return this.training.isBusy || this.sweep !== null;
  }

  /** How far training over several seeds has come; null while there is none. */
  get sweep(): SweepProgress | null {
    return this.seeds.progress;
  }

  /** The run on show as it is kept; null before it is over, and where it could not be kept. */
  get kept(): TrainingSession['kept'] {
    return this.training.kept;
  }

  /** The run on show, which has its result, as it is kept: its model may still be on its way. Null where it cannot be kept. */
  async keptOnceWritten(): TrainingSession['kept'] {
    const [started] = this.events;
    const kept = await this.kept;
    if (kept !== null || !this.isBusy) return kept;
    await this.untilIdle();
    return this.events.at(0) === started ? this.kept : null;
  }

  get fault(): Fault | null {
    return this.training.fault;
  }

  /** The data file that is being read; null while none is. */
  get reading(): Reading | null {
    return this.training.reading;
  }

  get latest(): LatestEvents {
    return this.latestEvents;
  }

  /** The run on show, whole: what a panel gets that starts. */
  get events(): readonly ArrayBuffer[] {
    return this.training.events;
  }

  /** Starts again, with the file's own seed or the one given. Runs code of the workspace: needs trust. */
  async train(seed: number | null): Promise<void> {
    if (!workspace.isTrusted) throw new Error('The workspace is not trusted.');
    await this.restoring;
    this.followSettings();
    const { engine, threads } = readSettings();
    this.training.train({ seed, engine, threads });
  }

  /**
   * Trains with so many seeds beside the run on show, on all cores but one. Runs code of the workspace: needs trust.
   * @returns once all are over.
   */
  async trainOverSeeds(count: number): Promise<void> {
    if (!workspace.isTrusted) throw new Error('The workspace is not trusted.');
    await this.restoring;
    this.followSettings();
    await this.seeds.start(count, Math.max(1, availableParallelism() - 1), { engine: readSettings().engine });
  }

  /** Ends training over several seeds; the run on show goes on. */
  stopSweep(): Promise<void> {
    return this.seeds.stop();
  }

  /** Shows the last run of the file again, if there was one. */
  restore(): Promise<boolean> {
    this.restoring = this.readLastRun();
    return this.restoring;
  }

  private async readLastRun(): Promise<boolean> {
    this.followSettings();
    const restored = await this.training.restore();
    if (restored) this.latestEvents = this.training.events.map(unpackEvent).reduce(withEvent, {});
    return restored;
  }

  /** Ends the run that is under way in good order; resolves once it has ended. */
  async stop(): Promise<void> {
    this.training.command({ kind: 'stop' });
    await this.seeds.stop();
    await this.untilIdle();
  }

  private untilIdle(): Promise<void> {
    return new Promise((resolve) => {
      const listener = this.stateEmitter.event(() => check());
      const check = (): void => {
        if (this.isBusy && !this.isDisposed) return;
        listener.dispose();
        resolve();
      };
      check();
    });
  }

  /** Retrains on save, or not, as settings and trust now say. */
  followSettings(): void {
    this.training.setRetrainOnSave(readSettings().retrainOnSave && workspace.isTrusted);
  }

  readonly command: TrainingSession['command'] = (command) => this.training.command(command);

  readonly request: TrainingSession['request'] = (request) => this.training.request(request);

  readonly setWatched: TrainingSession['setWatched'] = (visible) => this.training.setWatched(visible);

  /** Ends training; resolves once what there is of the run is written. */
  async close(): Promise<void> {
    this.dispose();
    await this.seeds.stop();
    await this.training.dispose();
  }
}
