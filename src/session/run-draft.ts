import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../protocol/event-log.js';
import type { RunDescription } from '../protocol/description.js';
import { EventWriter } from './event-writer.js';
import { makeFolder } from './make-folder.js';
import { eventLogFile, jsonBytes, type RunFile } from './run-directory.js';
import { endOf, runningHere, stateFile, writeState } from './run-state.js';
import { writeWhole } from './whole-file.js';

/** The log may have so many times the bytes of the events that are kept before it is written again with those alone. */
const slack = 2;
const leastBytes = 2 ** 20;

/**
 * A run directory that is written while its run goes on: `run.json` first, then the events as they come, at the end the
 * other files, and the state last.
 */
export class RunDraft {
  private readonly log: EventWriter;
  private readonly begun: Promise<void>;
  private isOver = false;

  /**
   * @param directory absolute; of this run alone.
   * @param first other files that are there from the start.
   */
  constructor(
    readonly directory: string,
    run: RunDescription,
    first: readonly RunFile[] = [],
  ) {
    this.log = new EventWriter(path.join(directory, eventLogFile));
    this.begun = this.begin(run, first);
    // Told of by whoever waits for the end.
    this.begun.catch(() => undefined);
  }

  /** @param kept gives the events of the run that are to stay: those of the log, less pictures that are left out. */
  add(event: ArrayBuffer, kept: () => readonly ArrayBuffer[]): void {
    if (this.isOver) return;
    void this.begun.then(
      () => this.append(event, kept),
      () => undefined,
    );
  }

  /**
   * Writes what is left to write.
   * @param events all that are to stay.
   * @throws what kept it from being written; what of it is there stays.
   */
  async finish(events: readonly ArrayBuffer[], files: readonly RunFile[]): Promise<void> {
    this.isOver = true;
    await this.begun;
    if (this.log.count !== events.length) this.log.replace(events);
    await this.log.close().catch(() => this.writeAgain(events));
    const decoded = events.map(unpackEvent);
    const result = decoded.findLast((event) => event.kind === 'finished')?.result;
    const all = [...(result === undefined ? [] : [{ path: 'result.json', bytes: jsonBytes(result) }]), ...files];
    for (const file of all) await writeWhole(path.join(this.directory, file.path), file.bytes);
    await writeState(this.directory, endOf(decoded));
  }

  /** Deletes it: the run is not wanted. */
  async discard(): Promise<void> {
    this.isOver = true;
    await this.begun.catch(() => undefined);
    await this.log.close().catch(() => undefined);
    await rm(path.join(this.directory, stateFile), { force: true });
    await rm(this.directory, { recursive: true, force: true });
  }

  private async begin(run: RunDescription, first: readonly RunFile[]): Promise<void> {
    await makeFolder(path.dirname(this.directory));
    await mkdir(this.directory).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    await writeWhole(path.join(this.directory, 'run.json'), jsonBytes(run));
    await writeState(this.directory, runningHere());
    for (const file of first) await writeWhole(path.join(this.directory, file.path), file.bytes);
  }

  private append(event: ArrayBuffer, kept: () => readonly ArrayBuffer[]): void {
    this.log.add(event);
    if (this.isOver || this.log.bytes < leastBytes) return;
    const events = kept();
    const bytes = events.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (this.log.bytes > leastBytes + slack * bytes) this.log.replace(events);
  }

  /** Once more as a whole, since space may have been made. */
  private async writeAgain(events: readonly ArrayBuffer[]): Promise<void> {
    this.log.replace(events);
    await this.log.close();
  }
}
