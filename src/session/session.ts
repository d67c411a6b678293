import { defaultEngine, type EngineChoice } from '../autoencoder/options.js';
import type { RunCommand, RunReply, RunRequest } from '../protocol/commands.js';
import type { RunDescription, TrainedNetwork } from '../protocol/description.js';
import { packEvent, unpackEvent } from '../protocol/event-log.js';
import type { RunEvent, RunStarted } from '../protocol/events.js';
import type { Fault, FaultPhase } from '../protocol/fault.js';
import type { MeasureName, Reading, SessionStatus } from '../protocol/panel.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import type { RunTask, StartRun } from '../worker/messages.js';
import { Attempt, type AttemptNews, noNetwork } from './attempt.js';
import { bundleDataset, type Bundle } from './bundle.js';
import { type ChosenSeed, chooseSeed, seedAfterStart } from './chosen-seed.js';
import { Dependencies } from './dependencies.js';
import { eventsUntil, type InterruptedRun } from './interrupted-run.js';
import type { LatestEvents } from './latest-events.js';
import { startOf } from './point-start.js';
import type { RunFile } from './run-directory.js';
import type { StoredRun } from './run-library.js';
import { type RunKeeping, RunOnShow } from './run-on-show.js';
import { resumeFault, sharedFault } from './shared-fault.js';
import { Emitter } from './signal.js';
import type { WorkerSupply } from './worker-supply.js';

/** What sessions need of the program that they live in. */
export interface SessionEnvironment extends RunKeeping {
  readonly workers: WorkerSupply;
  /** Whether a run that a save starts goes on from the network of the previous run, where only the data have changed. */
  readonly warmStart: boolean;
}

export interface TrainOptions {
  /** A seed instead of the file's, until the file names another; null for the file's; left out for no change. */
  readonly seed?: number | null;
  readonly engine?: EngineChoice;
  /** Threads that may share a training step; 1 where it is left out. */
  readonly threads?: number;
  /** Steps instead of the file's. */
  readonly steps?: number;
  /** How far to go; left out to train. */
  readonly task?: RunTask;
}

/** What a run event is to those who listen: decoded to look at, and packed to pass on. */
export interface ReceivedEvent {
  readonly event: RunEvent;
  readonly packed: ArrayBuffer;
}

/** What an attempt is told, beside the bundle. */
type Job = Omit<
  StartRun,
  'kind' | 'file' | 'code' | 'hash' | 'version' | 'files' | 'isOneOfMany' | 'live' | 'isRecorded'
>;

/** A run to go on with. */
interface Resumption {
  readonly interrupted: InterruptedRun;
  readonly stored: StoredRun | null;
  readonly threads: number;
}

/** Whether a worker is at work on a run. */
const hasRun: Readonly<Record<SessionStatus, boolean>> = {
  idle: false,
  bundling: false,
  sampling: true,
  training: true,
  paused: true,
  analysing: true,
  finished: false,
  failed: false,
};

/** Where an error ends the run that is under way, and is kept with it. */
const ofRun: readonly FaultPhase[] = ['training', 'background', 'internal'];

/** One dataset file: bundles it, has each bundle trained in an attempt of its own, and shows what comes of it. */
export class TrainingSession {
  private readonly stateChange = new Emitter<void>();
  private readonly received = new Emitter<ReceivedEvent>();
  private readonly resumption = new Emitter<number>();
  private readonly replacement = new Emitter<void>();
  private readonly checkpoint = new Emitter<string>();
  private readonly shown: RunOnShow;
  private readonly dependencies: Dependencies;
  private attempt: Attempt | null = null;
  /** Counts what was asked for: of the bundles that are on their way, only the last is wanted. */
  private asked = 0;
  private options: TrainOptions = {};
  private seed: ChosenSeed | null = null;
  private currentStatus: SessionStatus = 'idle';
  private lastFault: Fault | null = null;
  private isFaultOfRun = false;
  private currentReading: Reading | null = null;
  private currentMeasure: MeasureName | null = null;
  /** The network of the last run that came to the end of its training. */
  private trained: TrainedNetwork | null = null;
  private isWatched = false;
  /** Whether a version of a model is on its way to its picture. */
  private isBeforePicture = false;
  /** Whether the model has changed in that time. */
  private isVersionDue = false;
  /** What the attempt goes on with; null if it begins a run. */
  private resuming: Resumption | null = null;

  readonly onDidChangeState = this.stateChange.signal;
  readonly onDidReceiveEvent = this.received.signal;
  /** Fires with the step when a run that was interrupted goes on: the shown run is that one, with the events that hold. */
  readonly onDidResume = this.resumption.signal;
  /** Fires when all events of the shown run are others: one that was interrupted goes on, or one that is kept is shown. */
  readonly onDidReplace = this.replacement.signal;
  /** Fires with the temporary file of each checkpoint, where {@link keepCheckpoints} has them written. */
  readonly onDidMakeCheckpoint = this.checkpoint.signal;

  /**
   * @param file the dataset file, absolute.
   * @param label the dataset file as the user knows it.
   */
  constructor(
    readonly file: string,
    readonly label: string,
    private readonly environment: SessionEnvironment,
  ) {
    this.shown = new RunOnShow(
      file,
      environment,
      () => this.stateChange.fire(),
      (reason) =>
        this.record({ kind: 'warning', message: `This run, or a part of it, could not be kept on disk: ${reason}.` }),
    );
    this.dependencies = new Dependencies(file, (ofModelAlone) => this.takeChange(ofModelAlone));
  }

  get status(): SessionStatus {
    return this.currentStatus;
  }

  /** Whether a run is under way or on its way. */
  get isBusy(): boolean {
    return this.status === 'bundling' || hasRun[this.status];
  }

  /** Why the last attempt failed; null once one starts. */
  get fault(): Fault | null {
    return this.lastFault;
  }

  /** Whether the shown run is of an attempt before the last one, which failed before its run began. */
  get showsEarlierRun(): boolean {
    return this.fault !== null && !this.isFaultOfRun && this.run !== null;
  }

  /** The data file that is being read; null if none. */
  get reading(): Reading | null {
    return this.currentReading;
  }

  /** What is being measured while the status is `analysing`; null if nothing is. */
  get measuring(): MeasureName | null {
    return this.currentMeasure;
  }

  /** What the shown run is a run of; null before the first. */
  get run(): RunDescription | null {
    return this.shown.description;
  }

  /** Packed events of the shown run: what a new reader gets. */
  get events(): readonly ArrayBuffer[] {
    return this.shown.events;
  }

  /** The latest event of each kind of the shown run. */
  get latest(): LatestEvents {
    return this.shown.latest;
  }

  /** Files of the run directory that came with the result. */
  get artefacts(): readonly RunFile[] {
    return this.shown.artefacts;
  }

  /** Counts the runs that began with another dataset than the run before: other code, or other data that it reads. */
  get revision(): number {
    return this.shown.revision;
  }

  /** The shown run as it is kept; null before it is over, and where it could not be kept. */
  get kept(): Promise<StoredRun | null> {
    return this.shown.kept;
  }

  /** Bundles the file as it is on disk and trains; what runs goes on until the bundle is good. */
  train(options: TrainOptions = {}): void {
    const { seed, ...others } = options;
    this.options = { ...this.options, ...others };
    if (seed !== undefined) this.seed = chooseSeed(seed, this.run);
    void this.start(null);
  }

  /** The shown run as it is kept, if it was interrupted and can be resumed; null otherwise. */
  get interrupted(): StoredRun | null {
    return this.isBusy ? null : this.shown.interrupted;
  }

  /**
   * Goes on with a run of this file that was interrupted, from its last checkpoint, to the same bits; where it cannot,
   * {@link fault} says why.
   * @param stored the run as it is kept in the library; null if it is kept elsewhere.
   * @param threads that may share a training step.
   */
  resume(interrupted: InterruptedRun, stored: StoredRun | null, threads: number): void {
    void this.startAgain({ interrupted, stored, threads });
  }

  /**
   * Trains the file with values of a sweep instead of its own, once: a save trains it with its own again.
   * @returns once the training is on its way, or the file does not bundle.
   */
  async trainPoint(point: SweptPoint, { engine = defaultEngine, threads = 1 }: TrainOptions): Promise<void> {
    const bundle = await this.bundle();
    if (bundle === null) return;
    const { label } = this;
    const more = { steps: null, previous: null, resumed: null, task: 'train' } as const;
    this.startAttempt(bundle, { ...startOf(point), ...more, label, engine, threads });
  }

  /**
   * Shows a run of the same dataset that is kept, with the sweeps beside the run before; what runs is ended.
   * @param events its events, packed.
   */
  show(kept: StoredRun, events: readonly ArrayBuffer[]): void {
    this.asked++;
    this.endAttempt();
    this.lastFault = null;
    this.shown.open(kept, events);
    this.setStatus('idle');
    this.replacement.fire();
  }

  /** Has checkpoints of the run under way written, where its run is kept elsewhere. @param folder absolute. */
  keepCheckpoints(folder: string): void {
    this.attempt?.keepCheckpoints(folder);
  }

  command(command: RunCommand): void {
    if (command.kind === 'stop') this.stop();
    else this.attempt?.command(command);
  }

  /** Asks the network as it is now. */
  request(request: RunRequest): Promise<RunReply> {
    return this.attempt?.request(request) ?? Promise.resolve(noNetwork(request));
  }

  /** Whether somebody looks: live frames are made only then. */
  setWatched(visible: boolean): void {
    this.isWatched = visible;
    this.command({ kind: 'watch', visible });
  }

  /** Whether a change of the dataset file, or of anything it imports or reads, trains again. */
  setRetrainOnSave(on: boolean): void {
    this.dependencies.setWatched(on);
  }

  /** Shows the last run of this file again, where one is kept. */
  async restore(): Promise<boolean> {
    const isRestored = await this.shown.restore();
    if (isRestored) this.stateChange.fire();
    return isRestored;
  }

  /** Adds to the shown run what did not come of its worker. Nothing is written before {@link write}. */
  record(event: RunEvent): void {
    const packed = packEvent(event);
    this.shown.addLater(event, packed);
    this.received.fire({ event, packed });
  }

  /** Writes the shown run, unless its worker will have it written; resolves once it is. */
  async write(): Promise<void> {
    if (!this.isBusy) this.shown.write();
    await this.kept;
  }

  /** Ends what runs and writes what there is. */
  async dispose(): Promise<void> {
    this.asked++;
    this.endAttempt();
    await this.dependencies.dispose();
    this.shown.write();
    await this.kept;
  }

  private stop(): void {
    this.isVersionDue = false;
    if (!this.isBusy) return;
    this.asked++;
    if (this.attempt?.isOver === false) this.attempt.stop();
    else this.setStatus('idle');
  }

  /** A program that writes a model faster than it can be shown must not keep each version from its picture. */
  private takeChange(ofModelAlone: boolean): void {
    if (ofModelAlone && this.isBeforePicture) this.isVersionDue = true;
    else this.retrain();
  }

  private takeUpVersion(): void {
    this.isBeforePicture = false;
    if (this.isVersionDue) this.retrain();
  }

  private retrain(): void {
    this.isVersionDue = false;
    void this.start(this.environment.warmStart ? this.trained : null);
  }

  private async start(previous: TrainedNetwork | null): Promise<void> {
    const bundle = await this.bundle();
    if (bundle !== null) this.startAttempt(bundle, this.jobOf(previous));
  }

  private async startAgain(resumption: Resumption): Promise<void> {
    const bundle = await this.bundle();
    if (bundle === null) return;
    const { interrupted, threads } = resumption;
    const { run, checkpoint, engine, steps } = interrupted;
    const { file: label, seed, point = null } = run;
    this.startAttempt(
      bundle,
      {
        ...{ label, engine, threads, point, previous: null, task: 'train' },
        ...{ seed: { value: seed, insteadOf: null }, steps, resumed: { run, checkpoint } },
      },
      resumption,
    );
  }

  /** Bundles the file as it is on disk; null where it does not bundle, or something else was asked for meanwhile. */
  private async bundle(): Promise<Bundle | null> {
    const asked = ++this.asked;
    if (!this.isBusy) this.setStatus('bundling');
    const result = await bundleDataset(this.file, this.environment.workers);
    if (asked !== this.asked) return null;
    if (result.ok) return result.bundle;
    this.rejectBundle(result.fault);
    return null;
  }

  private jobOf(previous: TrainedNetwork | null): Job {
    const { engine = defaultEngine, threads = 1, steps = null, task = 'train' } = this.options;
    const { label, seed } = this;
    return { label, engine, threads, seed, steps, point: null, previous, resumed: null, task };
  }

  private startAttempt(bundle: Bundle, job: Job, resuming: Resumption | null = null): void {
    this.endAttempt();
    this.resuming = resuming;
    this.isBeforePicture = job.task === 'examine';
    this.dependencies.setImports(bundle.dependencies);
    this.setStatus('bundling');
    const more = {
      version: this.nextVersion(bundle),
      files: true,
      isOneOfMany: false,
      live: this.isWatched,
      isRecorded: true,
    };
    this.attempt = new Attempt(this.environment.workers, bundle, { ...job, ...more }, (news) => this.take(news));
  }

  /** The version of a model after the one on show, where that has changed since. */
  private nextVersion({ hash }: Bundle): number {
    const isChanged = this.dependencies.takeModelChange();
    const { run } = this;
    if (run?.examined == null || run.hash !== hash) return 0;
    return run.examined.version + Number(isChanged);
  }

  private endAttempt(): void {
    this.attempt?.end();
    this.attempt = null;
  }

  private take(news: AttemptNews): void {
    switch (news.kind) {
      case 'status':
        this.setStatus(news.status);
        break;
      case 'measuring':
        this.currentMeasure = news.measure;
        this.stateChange.fire();
        break;
      case 'event':
        this.tell(news);
        if (news.event.kind === 'analysis') this.takeUpVersion();
        break;
      case 'resumed':
        this.takeUp(news);
        break;
      case 'checkpoint':
        this.shown.keepCheckpoint(news.file);
        this.checkpoint.fire(news.file);
        break;
      case 'parameters':
        if (this.run !== null) this.trained = { run: this.run, parameters: news.parameters };
        break;
      case 'artefact':
        this.shown.addFile(news);
        break;
      case 'reading':
        this.currentReading = { file: news.file, share: news.share };
        this.stateChange.fire();
        break;
      case 'dependency':
        if (news.of === 'model') this.dependencies.addModel(news.file);
        else this.dependencies.addData(news.file);
        break;
      case 'matched':
        this.dependencies.addPattern(news);
        break;
      case 'planned':
      case 'trainedUntil':
        // A session does not ask for them.
        break;
      case 'failed':
        this.fail(news.fault);
        this.takeUpVersion();
        break;
      case 'done':
        // A run that failed says so too, when the next one may be on its way already.
        if (hasRun[this.status]) this.setStatus('finished');
        this.shown.write();
        break;
      case 'ended':
        if (this.isBusy) this.setStatus(this.attempt?.hasBegun === true ? 'finished' : 'idle');
        this.attempt = null;
        this.shown.write();
        this.takeUpVersion();
        break;
    }
  }

  private tell({ event, packed }: ReceivedEvent): void {
    const ofSweeps = event.kind === 'started' ? this.begin(event) : [];
    this.shown.add(event, packed);
    this.received.fire({ event, packed });
    for (const kept of ofSweeps) this.tell({ event: unpackEvent(kept), packed: kept });
  }

  /** @returns packed events of sweeps that hold beside the run too. */
  private begin(started: RunStarted): readonly ArrayBuffer[] {
    const ofSweeps = this.shown.begin(started, this.dependencies.takeDataChange());
    this.afterBeginning(started.run);
    return ofSweeps;
  }

  /** Shows the run that goes on, with those of its events that hold. */
  private takeUp({ events, step }: { readonly events: number; readonly step: number }): void {
    const { resuming } = this;
    if (resuming === null) return;
    const { interrupted, stored } = resuming;
    try {
      this.shown.resume(stored, interrupted.run, eventsUntil(interrupted, events, step));
    } catch (error) {
      this.endAttempt();
      this.setStatus('idle');
      this.rejectBundle(resumeFault(error instanceof Error ? error.message : String(error)));
      return;
    }
    this.afterBeginning(interrupted.run);
    this.resumption.fire(step);
    this.replacement.fire();
  }

  private afterBeginning(run: RunDescription): void {
    // A point of a sweep says nothing of the seed that was chosen for the file.
    if (run.point == null) this.seed = seedAfterStart(this.seed, run);
    this.lastFault = null;
    this.currentReading = null;
    const { directory } = this.shown;
    if (directory !== null) this.keepCheckpoints(directory);
    this.stateChange.fire();
  }

  /** A file that does not bundle does not end the run that is under way. */
  private rejectBundle(fault: Fault): void {
    this.lastFault = fault;
    this.isFaultOfRun = false;
    if (hasRun[this.status]) this.stateChange.fire();
    else this.setStatus('failed');
  }

  private fail(fault: Fault): void {
    this.lastFault = fault;
    this.isFaultOfRun = this.attempt?.hasBegun === true;
    if (this.isFaultOfRun && ofRun.includes(fault.phase)) {
      const event = { kind: 'failed', fault: sharedFault(fault, this.file) } as const;
      this.tell({ event, packed: packEvent(event) });
    }
    this.setStatus('failed');
  }

  private setStatus(status: SessionStatus): void {
    this.currentStatus = status;
    this.currentReading = null;
    this.currentMeasure = null;
    this.stateChange.fire();
  }
}
