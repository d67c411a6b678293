import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../protocol/event-log.js';
import type { RunDescription } from '../protocol/description.js';
import type { RunEvent } from '../protocol/events.js';
import { checkpointFile, isCheckpoint } from './checkpoint-name.js';
import { EventWriter } from './event-writer.js';
import { makeFolder } from './make-folder.js';
import { eventLogFile, jsonBytes, type RunFile } from './run-directory.js';
import { beginWriting, endOf, endWriting, type RunEnd, stateFile, writeState } from './run-state.js';
import { writeWhole } from './whole-file.js';

/** The log may have this many times the bytes of the events that are kept before it is written again with those alone. */
const slack = 2;
const leastBytes = 2 ** 20;

const runFile = 'run.json';

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
   * @param isResumed whether it is a run that was interrupted and goes on.
   */
  private constructor(
    readonly directory: string,
    begin: (log: EventWriter) => Promise<void>,
    readonly isResumed: boolean,
  ) {
    this.log = new EventWriter(path.join(directory, eventLogFile));
    this.begun = begin(this.log);
    // Reported to what waits for the end.
    this.begun.catch(() => undefined);
  }

  /**
   * @param directory absolute; of this run alone.
   * @param first makes other files that are there from the start.
   */
  static begin(
    directory: string,
    run: RunDescription,
    first: () => Promise<readonly RunFile[]> = () => Promise.resolve([]),
  ): RunDraft {
    return new RunDraft(directory, () => begin(directory, run, first), false);
  }

  /**
   * Goes on with a run that was interrupted.
   * @param directory its directory, absolute.
   * @param events those that hold.
   */
  static resume(directory: string, events: readonly ArrayBuffer[]): RunDraft {
    const begin = async (log: EventWriter): Promise<void> => {
      await beginWriting(directory);
      log.replace(events);
    };
    return new RunDraft(directory, begin, true);
  }

  /** @param kept gives the events of the run that are to stay: those of the log, less pictures that are left out. */
  add(event: ArrayBuffer, kept: () => readonly ArrayBuffer[]): void {
    if (this.isOver) return;
    void this.begun.then(
      () => this.append(event, kept),
      () => undefined,
    );
  }

  /** Keeps a checkpoint, once the events before it are on the disk. @param temporary the file that has it. */
  keepCheckpoint(temporary: string): void {
    if (this.isOver) void rm(temporary, { force: true }).catch(() => undefined);
    else
      void this.begun.then(
        () => this.log.nameAfter(temporary, path.join(this.directory, checkpointFile)),
        () => undefined,
      );
  }

  /**
   * Writes what is left to write, and again what was deleted meanwhile.
   * @param events all that are to stay.
   * @throws what kept it from being written; what of it is there stays.
   */
  async finish(events: readonly ArrayBuffer[], files: readonly RunFile[]): Promise<void> {
    this.isOver = true;
    try {
      await this.begun;
      await this.writeRest(events, files);
    } finally {
      endWriting(this.directory);
    }
  }

  /** Deletes it: the run is not wanted. */
  async discard(): Promise<void> {
    this.isOver = true;
    await this.begun.catch(() => undefined);
    await this.log.close().catch(() => undefined);
    endWriting(this.directory);
    await rm(path.join(this.directory, stateFile), { force: true });
    await rm(this.directory, { recursive: true, force: true });
  }

  private async writeRest(events: readonly ArrayBuffer[], files: readonly RunFile[]): Promise<void> {
    const decoded = events.map(unpackEvent);
    const isThere = await this.bringBack(decoded);
    if (!isThere || this.log.count !== events.length) this.log.replace(events);
    await this.log.close().catch(() => this.writeAgain(events));
    const result = decoded.findLast((event) => event.kind === 'finished')?.result;
    const all = [...(result === undefined ? [] : [{ path: 'result.json', bytes: jsonBytes(result) }]), ...files];
    for (const file of all) await writeWhole(path.join(this.directory, file.path), file.bytes);
    const isWhole = [runFile, eventLogFile, ...all.map((file) => file.path)].every((name) =>
      existsSync(path.join(this.directory, name)),
    );
    if (!isWhole) throw new Error('files of it were deleted while it was written');
    const end = endOf(decoded);
    const isWrong = decoded.some((event) => event.kind === 'failed' && event.fault.phase === 'training');
    await this.removeCheckpoints(end, isWrong);
    await writeState(this.directory, end);
  }

  /**
   * Writes `run.json` again where it, or the log, is gone: somebody has deleted the directory.
   * @returns whether both were there.
   */
  private async bringBack(events: readonly RunEvent[]): Promise<boolean> {
    const run = path.join(this.directory, runFile);
    if (existsSync(run) && existsSync(path.join(this.directory, eventLogFile))) return true;
    const started = events.find((event) => event.kind === 'started');
    if (started !== undefined) await writeWhole(run, jsonBytes(started.run));
    return false;
  }

  /** What came to its end, or to an error that would come again, cannot be resumed. */
  private async removeCheckpoints({ state }: RunEnd, isWrong: boolean): Promise<void> {
    for (const name of await readdir(this.directory)) {
      const isWanted = name === checkpointFile && state !== 'finished' && !isWrong;
      if (isCheckpoint(name) && !isWanted) await rm(path.join(this.directory, name), { force: true });
    }
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

async function begin(directory: string, run: RunDescription, first: () => Promise<readonly RunFile[]>): Promise<void> {
  await makeFolder(path.dirname(directory));
  await mkdir(directory).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await writeWhole(path.join(directory, runFile), jsonBytes(run));
  await beginWriting(directory);
  for (const file of await first()) await writeWhole(path.join(directory, file.path), file.bytes);
}
