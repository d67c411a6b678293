import { existsSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RunDescription } from '../protocol/description.js';
import { reasonOf } from './disk-reason.js';
import { checkpointFile } from './checkpoint-name.js';
import { hasCheckpoint, type InterruptedRun, readInterrupted } from './interrupted-run.js';
import { makeFolder, NotAFolderError } from './make-folder.js';
import { RunDraft } from './run-draft.js';
import { eventLogFile, type RunFile } from './run-directory.js';
import { finishReplacing, replaceRun } from './replace-run.js';
import { isUnderWay, readState } from './run-state.js';
import { createReport } from './report.js';
import { writeWhole } from './whole-file.js';

/** What there is to write cannot be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** Begins the name of the folder in which a run is written while the run directory still has another. */
const partialStart = '.partial-';

/** Enough to notice that a disk is full. */
const probe = new Uint8Array(64 * 2 ** 10);

/**
 * Makes a folder, and tries whether it can be written to, before any time goes into what is to be written there. A whole
 * run that a killed program left on its way there is put in its place.
 * @throws OutputError that says why not.
 */
export async function checkFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    const file = path.join(folder, `.latent-atlas-${randomUUID()}`);
    await writeWhole(file, probe);
    await rm(file);
    await finishReplacing(folder);
  } catch (error) {
    throw new OutputError(`cannot write to ${folder}: ${reasonOf(error)}`, { cause: error });
  }
}

/** The run directory of one run, written while the run goes on. An older run in it stays until the new one is whole. */
export class Output {
  private draft: RunDraft | null = null;

  /**
   * @param directory absolute.
   * @param distribution folder of the bundles, for the report.
   */
  constructor(
    readonly directory: string,
    private readonly distribution: string,
  ) {}

  begin(run: RunDescription): void {
    const isTaken = [...ownFiles].some((name) => existsSync(path.join(this.directory, name)));
    const folder = isTaken ? path.join(this.directory, partialStart + randomUUID().slice(0, 8)) : this.directory;
    this.draft = RunDraft.begin(folder, run);
  }

  /**
   * Goes on with a run that was interrupted.
   * @param folder where it is: the run directory, or a folder in it.
   * @param events those that hold.
   */
  resume(folder: string, events: readonly ArrayBuffer[]): void {
    this.draft = RunDraft.resume(folder, events);
  }

  /** Where the run is written; null before it has begun. */
  get folder(): string | null {
    return this.draft?.directory ?? null;
  }

  /** @param temporary the file that has the checkpoint. */
  keepCheckpoint(temporary: string): void {
    this.draft?.keepCheckpoint(temporary);
  }

  /** @param kept gives the events that are to stay. */
  add(event: ArrayBuffer, kept: () => readonly ArrayBuffer[]): void {
    this.draft?.add(event, kept);
  }

  /** Writes what there is of a run that was stopped, to go on with another time. @throws what kept it from being written. */
  async leave(events: readonly ArrayBuffer[]): Promise<void> {
    await this.draft?.finish(events, []);
  }

  /**
   * Writes what is left to write, with a report.
   * @returns where the run is, which is beside the run directory if another process writes to that.
   * @throws OutputError that says why not.
   */
  async finish(events: readonly ArrayBuffer[], artefacts: readonly RunFile[]): Promise<string> {
    const { draft, directory, distribution } = this;
    if (draft === null) throw new Error('Output.finish: expected a run that has begun');
    try {
      const report = new TextEncoder().encode(await createReport(distribution, events));
      await draft.finish(events, [...artefacts, { path: 'report.html', bytes: report }]);
      if (draft.directory === directory || isUnderWay(await readState(directory), directory)) return draft.directory;
      await replaceRun(draft.directory, directory);
      return directory;
    } catch (error) {
      throw new OutputError(`cannot write the run to ${draft.directory}: ${reasonOf(error)}`, { cause: error });
    }
  }
}

/** Files that every run has, sooner or later. */
const ownFiles = ['run.json', eventLogFile, 'result.json'];

/** Folders in a run directory with runs that were not written to their end. */
export function partialRuns(directory: string): string[] {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.filter((name) => name.startsWith(partialStart)).map((name) => path.join(directory, name));
}

/**
 * The run to resume in a run directory: the one there or, of those beside an older run, the one of the newest checkpoint.
 * @throws ResumeError if no run there can be resumed.
 */
export async function findInterrupted(directory: string): Promise<InterruptedRun> {
  const states = await Promise.all(
    [directory, ...partialRuns(directory)].filter(hasCheckpoint).map(async (folder) => ({
      folder,
      isUnderWay: isUnderWay(await readState(folder), folder),
      time: (await stat(path.join(folder, checkpointFile))).mtimeMs,
    })),
  );
  const newest = states
    .filter((one) => !one.isUnderWay)
    .sort((a, b) => b.time - a.time)
    .at(0);
  return readInterrupted(newest?.folder ?? directory);
}

/** An error of the system as one of the disk, with the folder that was to be written; any other error as it is. */
export const writeError = (folder: string, error: unknown): unknown =>
  error instanceof NotAFolderError || (error instanceof Error && 'code' in error)
    ? new OutputError(`cannot write to ${folder}: ${reasonOf(error)}`, { cause: error })
    : error;
