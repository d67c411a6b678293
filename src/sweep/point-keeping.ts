import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RunDescription } from '../protocol/description.js';
import type { RunEvent } from '../protocol/events.js';
import { checkpointFile } from '../session/checkpoint-name.js';
import { EventStore } from '../session/event-store.js';
import { eventsUntil, type InterruptedRun } from '../session/interrupted-run.js';
import { findInterrupted, Output } from '../session/output.js';
import { jsonBytes, type RunFile } from '../session/run-directory.js';
import { writeWhole } from '../session/whole-file.js';
import type { SweepDirectory } from './directory.js';

/** A run to go on with: what it is, and its checkpoint, absolute. */
export interface Resumable {
  readonly run: RunDescription;
  readonly checkpoint: string;
}

/** What is on disk of the run of a point, until what it came to is written. */
export interface PointKeeping {
  /** What an interruption has left; null where that is nothing to go on with. */
  find(): Promise<Resumable | null>;
  /** The run goes on, with as many of its events as hold, other than pictures. @throws ResumeError where there are fewer. */
  resume(events: number, step: number): void;
  add(event: RunEvent, packed: ArrayBuffer): void;
  /** Where checkpoints are to be written, absolute; null before the run has begun. */
  readonly folder: string | null;
  /** @param temporary the file that has the checkpoint. */
  keepCheckpoint(temporary: string): void;
  /** The run is over. @throws OutputError where its run directory cannot be written. */
  finish(artefacts: readonly RunFile[]): Promise<void>;
  /** The run was stopped: its last checkpoint stays. */
  leave(): Promise<void>;
}

/** @param frameBudget largest memory of recorded frames, in bytes. @param distribution folder of the bundles. */
export function keepingOf(
  directory: SweepDirectory,
  index: number,
  runFolder: string,
  frameBudget: number,
  distribution: string,
): PointKeeping {
  return directory.keepsRun(index)
    ? new KeptRun(new Output(runFolder, distribution), new EventStore(frameBudget))
    : new PassingRun(directory.underWay(index));
}

/** A run whose run directory stays. */
class KeptRun implements PointKeeping {
  private interrupted: InterruptedRun | null = null;

  constructor(
    private readonly output: Output,
    private readonly store: EventStore,
  ) {}

  get folder(): string | null {
    return this.output.folder;
  }

  async find(): Promise<Resumable | null> {
    // Most often there is nothing, or a run of another sweep that is over.
    this.interrupted = await findInterrupted(this.output.directory).catch(() => null);
    return this.interrupted;
  }

  resume(events: number, step: number): void {
    const { interrupted } = this;
    if (interrupted === null) return;
    this.store.clear();
    for (const { event, packed } of eventsUntil(interrupted, events, step)) this.store.add(event, packed);
    this.output.resume(interrupted.directory, this.store.packed);
  }

  add(event: RunEvent, packed: ArrayBuffer): void {
    this.store.add(event, packed);
    if (event.kind === 'started') this.output.begin(event.run);
    this.output.add(packed, () => this.store.packed);
  }

  keepCheckpoint(temporary: string): void {
    this.output.keepCheckpoint(temporary);
  }

  async finish(artefacts: readonly RunFile[]): Promise<void> {
    if (!this.store.isEmpty) await this.output.finish(this.store.packed, artefacts);
  }

  async leave(): Promise<void> {
    // Where that cannot be written, the point begins again another time.
    if (!this.store.isEmpty) await this.output.leave(this.store.packed).catch(() => undefined);
  }
}

/** A run that leaves only its result: until then a folder with its checkpoint, if it takes long enough for one. */
class PassingRun implements PointKeeping {
  readonly folder: string;
  private run: RunDescription | null = null;
  private isDescribed = false;
  private written: Promise<void>;

  constructor(folder: string) {
    this.folder = folder;
    this.written = mkdir(folder, { recursive: true }).then(() => undefined);
    // Without it there are no checkpoints, and that is no reason to stop.
    this.written.catch(() => undefined);
  }

  async find(): Promise<Resumable | null> {
    try {
      // Written by this program; the worker refuses what is not as it would begin it now.
      this.run = JSON.parse(await readFile(path.join(this.folder, 'run.json'), 'utf8')) as RunDescription;
      return { run: this.run, checkpoint: path.join(this.folder, checkpointFile) };
    } catch {
      return null;
    }
  }

  resume(): void {
    this.isDescribed = true;
  }

  add(event: RunEvent): void {
    if (event.kind === 'started') this.run = event.run;
  }

  keepCheckpoint(temporary: string): void {
    const { run } = this;
    this.written = this.written.then(async () => {
      if (!this.isDescribed && run !== null) await writeWhole(path.join(this.folder, 'run.json'), jsonBytes(run));
      this.isDescribed = true;
      await rename(temporary, path.join(this.folder, checkpointFile));
    });
    this.written.catch(() => undefined);
  }

  async finish(): Promise<void> {
    await this.leave();
    await rm(this.folder, { recursive: true, force: true }).catch(() => undefined);
  }

  async leave(): Promise<void> {
    await this.written.catch(() => undefined);
  }
}
