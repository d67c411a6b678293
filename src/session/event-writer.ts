import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { logMagic, logOf, recordOf } from '../protocol/event-record.js';
import { writeWhole } from './whole-file.js';

/** Milliseconds between two times that a log under way is forced to the disk, at least. */
const syncTime = 2000;

/**
 * Appends events to a log as they come, so that all of them but the last are there whatever ends the program. They are
 * handed to the system at once, which keeps them when the program is killed; and forced to the disk at most every
 * {@link syncTime}, and at the end, so that a loss of power costs two seconds.
 */
export class EventWriter {
  private handle: FileHandle | null = null;
  private waiting: Uint8Array[] = [];
  private working: Promise<void> = Promise.resolve();
  private sequence = 0;
  private written = 0;
  private synced = performance.now();
  private failure: Error | null = null;

  /** @param file the log, absolute, in a folder that exists; there is no such file yet. */
  constructor(private readonly file: string) {}

  /** Size of the log, in bytes. */
  get bytes(): number {
    return this.written;
  }

  /** Number of events in the log. */
  get count(): number {
    return this.sequence;
  }

  add(event: ArrayBuffer): void {
    const record = recordOf(event, this.sequence++);
    this.written += record.length;
    this.waiting.push(record);
    // Events that come while others are written go in one write after them.
    if (this.waiting.length === 1) this.then(() => this.append());
  }

  /** Writes the log again with these events alone; a reader sees the one or the other. */
  replace(events: readonly ArrayBuffer[]): void {
    const bytes = logOf(events);
    this.sequence = events.length;
    this.written = bytes.length;
    this.waiting = [];
    this.then(async () => {
      await this.letGo();
      await writeWhole(this.file, bytes);
      this.handle = await open(this.file, 'a');
      // What could not be appended is in it now.
      this.failure = null;
    });
  }

  /** Gives a file its name once all events so far are on the disk; deletes it where they cannot be. */
  nameAfter(temporary: string, file: string): void {
    this.then(async () => {
      await this.append();
      if (this.failure !== null) {
        await rm(temporary, { force: true });
        return;
      }
      await this.handle?.datasync();
      await rename(temporary, file);
    });
  }

  /**
   * Resolves once all is on the disk, and the log is closed.
   * @throws what kept events from being written.
   */
  async close(): Promise<void> {
    this.then(() => this.append());
    await this.working;
    try {
      if (this.failure === null) await this.handle?.sync();
    } catch (error) {
      this.failure ??= asError(error);
    }
    await this.letGo();
    if (this.failure !== null) throw this.failure;
  }

  private then(task: () => Promise<void>): void {
    this.working = this.working.then(task).catch((error: unknown) => {
      this.failure ??= asError(error);
    });
  }

  private async append(): Promise<void> {
    const records = this.waiting;
    this.waiting = [];
    // After a hole no reader would know that the events behind it follow.
    if (this.failure !== null) return;
    if (this.handle === null) {
      this.handle = await open(this.file, 'w');
      await this.handle.appendFile(logMagic);
    }
    if (records.length > 0) await this.handle.appendFile(Buffer.concat(records));
    if (performance.now() - this.synced < syncTime) return;
    this.synced = performance.now();
    await this.handle.datasync();
  }

  private async letGo(): Promise<void> {
    await this.handle?.close().catch(() => undefined);
    this.handle = null;
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
