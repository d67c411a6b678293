import { defaultEngine, type EngineName } from '../autoencoder/options.js';
import type { RunCommand, RunReply, RunRequest } from '../protocol/commands.js';
import type { RunDescription, TrainedNetwork } from '../protocol/description.js';
import { packEvent, unpackEvent } from '../protocol/event-log.js';
import type { RunEvent } from '../protocol/events.js';
import type { Fault } from '../protocol/fault.js';
import type { Reading, SessionStatus } from '../protocol/panel.js';
import type { FromWorker, RunTask } from '../worker/messages.js';
import { bundleDataset, type Bundle } from './bundle.js';
import { EventStore } from './event-store.js';
import { locateFault, monitorFault } from './locate.js';
import { Requests } from './requests.js';
import { readEventLog, type RunFile } from './run-directory.js';
import type { RunLibrary, StoredRun } from './run-library.js';
import { Emitter } from './signal.js';
import { FileWatch } from './watch.js';
import type { WorkerEnd, WorkerProcess } from './worker-process.js';
import type { WorkerSupply } from './worker-supply.js';

/** What sessions need of the program that they live in. */
export interface SessionEnvironment {
  readonly workers: WorkerSupply;
  /** Where runs are kept; null to keep none. */
  readonly runs: RunLibrary | null;
  /** Greatest memory of the frames of the run on show, in bytes. */
  readonly frameBudget: number;
  /** Whether a run that a save starts goes on from the network of the run before, where only the data have changed. */
  readonly warmStart: boolean;
  /** Takes a line for the log. */
  readonly log: (message: string) => void;
}

export interface TrainOptions {
  /** A seed in place of the file's, until the file names another; null for the file's; left out for no change. */
  readonly seed?: number | null;
  readonly engine?: EngineName;
  /** Threads that may share a training step; 1 where it is left out. */
  readonly threads?: number;
  /** Steps in place of the file's. */
  readonly steps?: number;
  /** How far to go; left out to train. */
  readonly task?: RunTask;
}

/** A seed that holds until the file names another than `insteadOf`; null where it is not known what the file names. */
interface ChosenSeed {
  readonly value: number;
  readonly insteadOf: number | null;
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

/** Least milliseconds that a run may take to stop by itself before its process is ended. */
const stopTime = 10_000;

/** One dataset file: bundles it, has it trained by a worker, keeps the events of the run on show. */
export class TrainingSession {
  readonly #stateChange = new Emitter<void>();
  readonly #event = new Emitter<{ readonly packed: ArrayBuffer; readonly event: RunEvent }>();
  readonly #requests = new Requests();
  readonly #store: EventStore;
  #status: SessionStatus = 'idle';
  #fault: Fault | null = null;
  #reading: Reading | null = null;
  #options: TrainOptions = {};
  #seed: ChosenSeed | null = null;
  #run: RunDescription | null = null;
  #revision = 0;
  #worker: WorkerProcess | null = null;
  #attempt = 0;
  /** The network of the last run that came to the end of its training. */
  #trained: TrainedNetwork | null = null;
  #started = false;
  #artefacts: RunFile[] = [];
  #dependencies: string[];
  #dataFiles = new Set<string>();
  #dataChanged = false;
  #watched = false;
  #watch: FileWatch | null = null;
  #stopTimer: NodeJS.Timeout | null = null;
  /** The run on show where it is kept, or is being written; null before. */
  #kept: Promise<StoredRun | null> | null = null;
  #isWritten = true;

  readonly onDidChangeState = this.#stateChange.signal;
  readonly onDidReceiveEvent = this.#event.signal;

  /**
   * @param file the dataset file, absolute.
   * @param label the dataset file as the user knows it.
   */
  constructor(
    readonly file: string,
    readonly label: string,
    private readonly environment: SessionEnvironment,
  ) {
    this.#store = new EventStore(environment.frameBudget);
    this.#dependencies = [file];
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** Whether a run is under way or on its way. */
  get isBusy(): boolean {
    return this.#status === 'bundling' || hasRun[this.#status];
  }

  /** What the run on show is a run of; null before the first. */
  get run(): RunDescription | null {
    return this.#run;
  }

  /** Counts the runs that began with another dataset than the run before: other code, or other data that it reads. */
  get revision(): number {
    return this.#revision;
  }

  /** The run on show as it is kept; null before it is over, and where it could not be kept. */
  get kept(): Promise<StoredRun | null> {
    return this.#kept ?? Promise.resolve(null);
  }

  /** Why the last attempt came to nothing; null once one starts. */
  get fault(): Fault | null {
    return this.#fault;
  }

  /** The data file that is being read; null while none is. */
  get reading(): Reading | null {
    return this.#reading;
  }

  /** Packed events of the run on show: what a new reader gets. */
  get events(): readonly ArrayBuffer[] {
    return this.#store.packed;
  }

  /** Files of the run directory that came with the result. */
  get artefacts(): readonly RunFile[] {
    return this.#artefacts;
  }

  /** The dataset file and everything that it imports or reads, absolute. */
  get dependencies(): readonly string[] {
    return this.#dependencies;
  }

  /** Bundles the file as it is on disk and trains; what runs goes on until the bundle is good. */
  train(options: TrainOptions = {}): void {
    const { seed, ...others } = options;
    this.#options = { ...this.#options, ...others };
    if (seed !== undefined) this.#seed = seed === null ? null : { value: seed, insteadOf: this.#run?.fileSeed ?? null };
    void this.#start(++this.#attempt, null);
  }

  command(command: RunCommand): void {
    this.#worker?.send(command);
    if (command.kind === 'stop' && this.isBusy) {
      const { limits } = this.environment.workers.options;
      if (!this.#started) this.#abandon('idle');
      // What is measured at its end runs code of the dataset file too.
      else this.#stopTimer ??= setTimeout(() => this.#abandon('finished'), Math.max(stopTime, limits.time));
    }
  }

  /** Asks the network as it is now. */
  request(request: RunRequest): Promise<RunReply> {
    const worker = this.#worker;
    if (worker === null) {
      return Promise.resolve({ kind: 'refusal', request: request.request, message: 'There is no network in memory.' });
    }
    return this.#requests.ask(request.request, () => worker.send(request));
  }

  /** Whether somebody looks: live frames are made only then. */
  setWatched(visible: boolean): void {
    this.#watched = visible;
    this.command({ kind: 'watch', visible });
  }

  /** Whether a change of the dataset file, or of anything it imports or reads, trains again. */
  setRetrainOnSave(on: boolean): void {
    if (on === (this.#watch !== null)) return;
    void this.#watch?.dispose();
    this.#watch = on ? new FileWatch((changed) => this.#retrain(changed)) : null;
    this.#watch?.setFiles(this.#dependencies);
  }

  /** Shows the last run of this file again, where one is kept. */
  async restore(): Promise<boolean> {
    const { runs, log } = this.environment;
    if (runs === null || !this.#store.isEmpty) return false;
    try {
      const run = await runs.newest(this.file);
      if (run === null) return false;
      this.#kept = Promise.resolve(run);
      for (const packed of await readEventLog(run.directory)) {
        const event = unpackEvent(packed);
        if (event.kind === 'started') this.#run = event.run;
        this.#store.add(event, packed);
      }
    } catch (error) {
      log(`Cannot read the last run of ${this.file}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
    this.#stateChange.fire();
    return true;
  }

  /** Adds to the run on show what did not come of its worker. Nothing is written before {@link write}. */
  record(event: RunEvent): void {
    this.#isWritten = false;
    this.#record(packEvent(event));
  }

  /** Writes the run on show, unless its worker will have it written; resolves once it is. */
  async write(): Promise<void> {
    if (!this.isBusy) this.#write();
    await this.#kept;
  }

  /** Ends what runs and writes what there is. */
  async dispose(): Promise<void> {
    this.#attempt++;
    this.#endWorker();
    await this.#watch?.dispose();
    this.#write();
    await this.#kept;
  }

  #retrain(changed: ReadonlySet<string>): void {
    this.#dataChanged ||= [...changed].some((file) => this.#dataFiles.has(file));
    void this.#start(++this.#attempt, this.environment.warmStart ? this.#trained : null);
  }

  async #start(attempt: number, previous: TrainedNetwork | null): Promise<void> {
    if (!this.isBusy) this.#setStatus('bundling');
    const result = await bundleDataset(this.file);
    if (attempt !== this.#attempt) return;
    if (!result.ok) {
      this.#fail(result.fault);
      return;
    }
    this.#endWorker();
    this.#started = false;
    this.#setDependencies(result.bundle.dependencies);
    this.#setStatus('bundling');
    const worker = this.environment.workers.take();
    this.#worker = worker;
    worker.listen(
      (message) => this.#receive(message, result.bundle),
      (end) => this.#workerEnded(end, result.bundle),
    );
    worker.send({
      kind: 'start',
      file: this.file,
      label: this.label,
      code: result.bundle.code,
      hash: result.bundle.hash,
      engine: this.#options.engine ?? defaultEngine,
      threads: this.#options.threads ?? 1,
      seed: this.#seed,
      steps: this.#options.steps ?? null,
      previous,
      task: this.#options.task ?? 'train',
      live: this.#watched,
      artefacts: true,
    });
  }

  #receive(message: FromWorker, bundle: Bundle): void {
    switch (message.kind) {
      case 'ready':
        break;
      case 'status':
        this.#setStatus(message.status);
        break;
      case 'event':
        this.#record(message.packed);
        break;
      case 'parameters':
        if (this.#run !== null) this.#trained = { run: this.#run, parameters: message.parameters };
        break;
      case 'artefact':
        this.#artefacts.push(message);
        break;
      case 'reading':
        this.#reading = { file: message.file, share: message.share };
        this.#stateChange.fire();
        break;
      case 'dependency':
        this.#dataFiles.add(message.file);
        this.#setDependencies([...this.#dependencies, message.file]);
        break;
      case 'failed':
        this.#fail(locateFault(message.fault, bundle));
        break;
      case 'done':
        if (this.#stopTimer !== null) clearTimeout(this.#stopTimer);
        this.#stopTimer = null;
        // A run that failed says so too, when the next one may be on its way already.
        if (hasRun[this.#status]) this.#setStatus('finished');
        this.#write();
        break;
      case 'answer':
      case 'refusal':
        this.#requests.answer(message);
        break;
    }
  }

  #record(packed: ArrayBuffer): void {
    const event = unpackEvent(packed);
    const ofSeeds = event.kind === 'started' ? this.#begin(event.run) : [];
    this.#store.add(event, packed);
    this.#event.fire({ packed, event });
    for (const kept of ofSeeds) this.#record(kept);
  }

  /**
   * Makes room for a run.
   * @returns packed events of other seeds that hold beside it too.
   */
  #begin(run: RunDescription): readonly ArrayBuffer[] {
    // The next run may start while the worker of one that has its result still writes the model.
    if (this.#store.hasResult) this.#write();
    this.#kept = null;
    const isSameDataset = run.hash === this.#run?.hash && !this.#dataChanged;
    const ofSeeds = isSameDataset ? this.#store.ofSeeds : [];
    if (!isSameDataset) this.#revision++;
    this.#dataChanged = false;
    this.#run = run;
    this.#seed = heldSeed(this.#seed, run);
    this.#store.clear();
    this.#artefacts = [];
    this.#started = true;
    this.#fault = null;
    this.#reading = null;
    this.#isWritten = false;
    this.#stateChange.fire();
    return ofSeeds;
  }

  #fail(fault: Fault): void {
    this.#fault = fault;
    if (this.#started && (fault.phase === 'training' || fault.phase === 'internal')) {
      this.#record(packEvent({ kind: 'failed', fault }));
    }
    // A file that does not bundle does not end the run that is under way.
    if (fault.phase === 'bundle' && hasRun[this.#status]) this.#stateChange.fire();
    else this.#setStatus('failed');
  }

  #workerEnded(end: WorkerEnd, bundle: Bundle): void {
    this.#worker = null;
    if (end.kind === 'monitor') {
      this.#fail(monitorFault(end.report, this.environment.workers.options.limits, bundle));
    } else {
      const limit = Math.round(this.environment.workers.options.limits.memory / 2 ** 20);
      const message = end.outOfMemory
        ? `The dataset file needs too much memory: expected at most ${limit} MiB in all. ` +
          'The limit is the setting latentAtlas.memoryLimit.'
        : `The worker process ended unexpectedly (${end.description}). The log of Latent Atlas may say more.`;
      this.#fail(
        locateFault(
          {
            phase: this.#started ? 'internal' : 'sampling',
            message,
            stack: null,
            field: end.outOfMemory ? 'manifold' : null,
            ofDataset: end.outOfMemory,
          },
          bundle,
        ),
      );
    }
    this.#write();
  }

  /** Ends a run that does not end by itself. */
  #abandon(status: SessionStatus): void {
    this.#attempt++;
    this.#endWorker();
    this.#setStatus(status);
    this.#write();
  }

  #endWorker(): void {
    if (this.#stopTimer !== null) clearTimeout(this.#stopTimer);
    this.#stopTimer = null;
    this.#worker?.kill();
    this.#worker = null;
    this.#requests.refuseAll('The run has ended.');
  }

  #setDependencies(files: readonly string[]): void {
    this.#dependencies = [...new Set([this.file, ...files])];
    this.#watch?.setFiles(this.#dependencies);
  }

  #setStatus(status: SessionStatus): void {
    this.#status = status;
    this.#reading = null;
    this.#stateChange.fire();
  }

  /** Keeps the run on show; where it is kept already, only its events are written again. */
  #write(): void {
    const { runs, log } = this.environment;
    if (runs === null || this.#isWritten || this.#store.isEmpty) return;
    this.#isWritten = true;
    const events = this.#store.packed;
    const artefacts = [...this.#artefacts];
    const kept = this.#kept;
    this.#kept = (
      kept === null
        ? runs.add(this.file, events, artefacts)
        : kept.then((run) => run && runs.replaceEvents(run, events))
    ).catch((error: unknown) => {
      log(`Cannot keep the run of ${this.file} in ${runs.folder}: ${String(error)}`);
      return null;
    });
  }
}

/** What stands of a chosen seed once a run has begun. */
function heldSeed(chosen: ChosenSeed | null, run: RunDescription): ChosenSeed | null {
  if (chosen === null || run.seed === run.fileSeed) return null;
  return { value: chosen.value, insteadOf: run.fileSeed };
}
