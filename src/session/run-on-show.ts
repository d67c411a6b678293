import type { RunDescription } from '../protocol/description.js';
import { unpackEvent } from '../protocol/event-log.js';
import type { RunEvent, RunStarted } from '../protocol/events.js';
import type { ReadEvent } from '../protocol/read-events.js';
import { sweepOfEvent } from '../protocol/sweep-events.js';
import { isSameExamination } from '../protocol/versions.js';
import { reasonOf } from './disk-reason.js';
import { EventStore } from './event-store.js';
import { type LatestEvents, withEvent } from './latest-events.js';
import { readEventLog, type RunFile } from './run-directory.js';
import type { KeptDraft, RunLibrary, StoredRun } from './run-library.js';

/** What keeping a run takes. */
export interface RunKeeping {
  /** Where runs are kept; null to keep none. */
  readonly runs: RunLibrary | null;
  /** Largest memory of the frames of the shown run, in bytes. */
  readonly frameBudget: number;
  /** Takes a line for the log. */
  readonly log: (message: string) => void;
}

/** The run that readers see: its events as they come in, and on disk once it is over. The next run takes its place. */
export class RunOnShow {
  private readonly store: EventStore;
  private files: RunFile[] = [];
  private run: RunDescription | null = null;
  private latestEvents: LatestEvents = {};
  private datasets = 0;
  private isWritten = true;
  /** The run on disk while it is under way; null where it is over, and if none are kept. */
  private draft: KeptDraft | null = null;
  /** The run where it is kept, or is being written; null before. */
  private stored: Promise<StoredRun | null> | null = null;
  private resumable: StoredRun | null = null;
  /** What is kept of the version before, which this run takes the place of once it is kept itself. */
  private former: Promise<StoredRun | null> | null = null;

  /**
   * @param file the dataset file, absolute.
   * @param onDidChangeKept told when it becomes known whether the run can be resumed.
   * @param onDidFailToKeep told why the run on show cannot be kept, in words that may be shared.
   */
  constructor(
    private readonly file: string,
    private readonly keeping: RunKeeping,
    private readonly onDidChangeKept: () => void,
    private readonly onDidFailToKeep: (reason: string) => void,
  ) {
    this.store = new EventStore(keeping.frameBudget);
  }

  /** What it is a run of; null before the first. */
  get description(): RunDescription | null {
    return this.run;
  }

  /** Its packed events: what a new reader gets. */
  get events(): readonly ArrayBuffer[] {
    return this.store.packed;
  }

  /** Its latest event of each kind. */
  get latest(): LatestEvents {
    return this.latestEvents;
  }

  /** Files of the run directory that came with the result. */
  get artefacts(): readonly RunFile[] {
    return this.files;
  }

  /** The run as it is kept, if it was interrupted and can go on from a checkpoint; null otherwise. */
  get interrupted(): StoredRun | null {
    return this.resumable;
  }

  /** Where the run is written while it is under way; null if it is over, or not kept. */
  get directory(): string | null {
    return this.draft?.directory ?? null;
  }

  /** Counts the runs that began with another dataset than the run before: other code, or other data that it reads. */
  get revision(): number {
    return this.datasets;
  }

  /** The run as it is kept; null before it is over, and where it could not be kept. */
  get kept(): Promise<StoredRun | null> {
    return this.stored ?? Promise.resolve(null);
  }

  /**
   * Makes room for the next run. A further version of a model that is examined keeps the pictures of those before.
   * @param hasOtherData whether the data that it reads have changed since the run before.
   * @returns packed events of sweeps that hold beside it too.
   */
  begin(started: RunStarted, hasOtherData: boolean): readonly ArrayBuffer[] {
    const { run } = started;
    const isVersion = isSameExamination(started, this.latestEvents.started);
    this.former = isVersion ? (this.stored ?? this.former) : null;
    if (isVersion) this.discard();
    else this.letGo();
    const isSameDataset = run.hash === this.run?.hash && !hasOtherData;
    const ofSweeps = isSameDataset ? this.store.ofSweeps : [];
    if (!isSameDataset) this.datasets++;
    this.run = run;
    if (isVersion) this.store.clearFrom(run.examined?.version ?? 0);
    else this.store.clear();
    this.files = [];
    this.stored = null;
    this.isWritten = false;
    this.draft = this.keeping.runs?.begin(this.file, run) ?? null;
    return ofSweeps;
  }

  /**
   * Becomes a run that was interrupted and goes on.
   * @param kept the run as it is kept; null if this does not keep it.
   * @param events those that hold.
   */
  resume(kept: StoredRun | null, run: RunDescription, events: readonly ReadEvent[]): void {
    this.letGo();
    this.former = null;
    this.datasets++;
    this.run = run;
    this.store.clear();
    this.files = [];
    this.stored = null;
    for (const { event, packed } of events) this.add(event, packed);
    this.isWritten = false;
    const packed = events.map((one) => one.packed);
    this.draft = kept === null ? null : (this.keeping.runs?.resume(kept, packed) ?? null);
  }

  /**
   * Becomes a run of the same dataset that is kept. The sweeps beside the run before take the place of those in its log,
   * which are older.
   * @param events its events, packed.
   */
  open(kept: StoredRun, events: readonly ArrayBuffer[]): void {
    const { ofSweeps } = this.store;
    this.letGo();
    this.former = null;
    this.store.clear();
    this.files = [];
    this.stored = Promise.resolve(kept);
    this.isWritten = true;
    this.replay(events.filter((packed) => ofSweeps.length === 0 || sweepOfEvent(unpackEvent(packed)) === null));
    for (const packed of ofSweeps) this.add(unpackEvent(packed), packed);
    this.setResumable(kept);
  }

  /** Keeps a checkpoint of the run under way. @param temporary the file that has it. */
  keepCheckpoint(temporary: string): void {
    this.draft?.keepCheckpoint(temporary);
  }

  add(event: RunEvent, packed: ArrayBuffer): void {
    this.store.add(event, packed);
    this.draft?.add(packed, () => this.store.packed);
    this.latestEvents = withEvent(this.latestEvents, event);
  }

  /** Adds what did not come of its worker, and so may come after it was written. */
  addLater(event: RunEvent, packed: ArrayBuffer): void {
    this.isWritten = false;
    this.add(event, packed);
  }

  addFile(file: RunFile): void {
    this.files.push(file);
  }

  /** Keeps the run; where it is kept already, only its events are written again. */
  write(): void {
    const { runs, log } = this.keeping;
    if (runs === null || this.isWritten || this.store.isEmpty) return;
    this.isWritten = true;
    const { events, stored, draft } = this;
    this.draft = null;
    let reason: string | null = null;
    const written =
      stored === null
        ? (draft?.finish(events, [...this.files]) ?? Promise.resolve(null))
        : stored.then((run) => run && runs.replaceEvents(run, events));
    const kept = written.catch((error: unknown) => {
      log(`Cannot keep the run of ${this.file} in ${runs.folder}: ${String(error)}`);
      reason = reasonOf(error);
      // What was kept before still is.
      return stored;
    });
    this.stored = kept;
    const { former } = this;
    this.former = null;
    void kept.then(async (run) => {
      if (this.stored === kept) this.setResumable(run);
      if (this.stored === kept && reason !== null) this.onDidFailToKeep(reason);
      const replaced = await former;
      if (run !== null && replaced != null) await runs.removeUnlessMarked(replaced);
    });
  }

  /**
   * Becomes the last run of the file that is kept and can be read.
   * @returns whether there is one; false too where a run is on show already.
   */
  async restore(): Promise<boolean> {
    const { runs, log } = this.keeping;
    if (runs === null || this.hasEvents()) return false;
    for (const run of await runs.of(this.file)) {
      try {
        const events = await readEventLog(run.directory);
        if (this.hasEvents()) return false;
        this.stored = Promise.resolve(run);
        this.replay(events);
        this.setResumable(run);
        return true;
      } catch (error) {
        log(`Cannot read ${run.directory}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return false;
  }

  private replay(events: readonly ArrayBuffer[]): void {
    for (const packed of events) {
      const event = unpackEvent(packed);
      if (event.kind === 'started') this.run = event.run;
      this.add(event, packed);
    }
  }

  private setResumable(run: StoredRun | null): void {
    this.resumable = run?.isResumable === true ? run : null;
    this.onDidChangeKept();
  }

  /**
   * Leaves the run to make room for another. What is on disk of it is deleted, unless it has its result, whose worker may
   * still write the model; or it was there before it was resumed.
   */
  private letGo(): void {
    if (this.latestEvents.finished !== undefined || this.draft?.isResumed === true) this.write();
    this.discard();
  }

  private discard(): void {
    this.resumable = null;
    const { draft } = this;
    this.draft = null;
    draft
      ?.discard()
      .catch((error: unknown) => this.keeping.log(`Cannot delete a run of ${this.file}: ${String(error)}`));
  }

  private hasEvents(): boolean {
    return !this.store.isEmpty;
  }
}
