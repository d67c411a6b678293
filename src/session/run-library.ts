import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { RunDescription } from '../protocol/description.js';
import { unpackEvent } from '../protocol/event-log.js';
import { logOf } from '../protocol/event-record.js';
import type { RunResult } from '../protocol/result.js';
import { latentName } from '../protocol/latent-name.js';
import { datasetId, datasetName } from './dataset-name.js';
import { shortName } from './file-name.js';
import { hasCheckpoint } from './interrupted-run.js';
import { inLanes } from './in-lanes.js';
import { Leftovers } from './leftovers.js';
import { readLog } from './read-log.js';
import { eventLogFile, type RunFile } from './run-directory.js';
import { RunDraft } from './run-draft.js';
import { endOf, isUnderWay, readState, type RunEnd, writeState } from './run-state.js';
import { Emitter } from './signal.js';
import { Turns } from './turns.js';
import { writeWhole } from './whole-file.js';

/** What the library itself notes of a run, beside what the run directory says. */
const noteSchema = v.object({
  /** The dataset file, absolute. */
  file: v.string(),
  /** When the run was written, in milliseconds since 1970. */
  written: v.number(),
  /** Counts the runs of the library, for a clock may be set back; 0 in those of older versions. */
  order: v.optional(v.number(), 0),
  /** Size of the run directory. */
  bytes: v.number(),
  /** A name that the user gave; empty if none. */
  name: v.string(),
  /** Whether the run stays until the user deletes it. */
  pinned: v.boolean(),
  /** Name of the latent space, such as `S²`. */
  latent: v.string(),
  /** The seed that was used. */
  seed: v.number(),
  /** What came of it; null if it did not come to its end. */
  outcome: v.nullable(
    v.object({
      /** sup ρ, in data units. */
      sup: v.number(),
      /** AUC of each signal. */
      signals: v.array(v.object({ name: v.string(), auc: v.number() })),
      /** Time of training. */
      seconds: v.number(),
      steps: v.number(),
    }),
  ),
});

const noteFile = 'library.json';

/** Runs that are read at once: a process may not open as many files as there may be runs. */
const filesAtOnce = 16;

/** A run that is kept. */
export interface StoredRun extends Readonly<v.InferOutput<typeof noteSchema>> {
  /** Its run directory, absolute. */
  readonly directory: string;
  /** How it ended; null in runs of older versions. */
  readonly end: RunEnd | null;
  /** Whether it was interrupted and can go on from a checkpoint. */
  readonly isResumable: boolean;
}

/** A run that is being written. */
export interface KeptDraft {
  /** Its run directory, absolute. */
  readonly directory: string;
  /** Whether it is a run that was interrupted and goes on. */
  readonly isResumed: boolean;
  /** Its packed event; `kept` gives those that are to stay. */
  add(event: ArrayBuffer, kept: () => readonly ArrayBuffer[]): void;
  /** Keeps a checkpoint. @param temporary the file that has it. */
  keepCheckpoint(temporary: string): void;
  /** @throws what kept it from being written. */
  finish(events: readonly ArrayBuffer[], files: readonly RunFile[]): Promise<StoredRun>;
  discard(): Promise<void>;
}

/**
 * The runs of a workspace, in one folder: a folder for each dataset file, in it a run directory for each run. The
 * oldest go when they take more than their limit, but neither those that are pinned nor the newest of a dataset file.
 */
export class RunLibrary {
  private readonly change = new Emitter<void>();
  /** Of the changes of the folder. */
  private readonly turns = new Turns();
  /** What is left of runs that were never written to their end. */
  readonly leftovers: Leftovers;

  readonly onDidChange = this.change.signal;

  /**
   * @param folder absolute; made when the first run is written.
   * @param limit largest size of all runs, in bytes, as it is now.
   */
  constructor(
    readonly folder: string,
    private readonly limit: () => number,
  ) {
    this.leftovers = new Leftovers(folder, noteFile);
  }

  /** All runs, the newest first. */
  async list(): Promise<readonly StoredRun[]> {
    return runsIn(await foldersIn(this.folder));
  }

  /** The newest run of a dataset file. */
  async newest(file: string): Promise<StoredRun | null> {
    return (await this.of(file)).at(0) ?? null;
  }

  /** The run of a run directory; null if it is not one, or was deleted. */
  at(directory: string): Promise<StoredRun | null> {
    return readRun(directory);
  }

  /** The runs of a dataset file, the newest first. */
  of(file: string): Promise<readonly StoredRun[]> {
    return runsIn([path.join(this.folder, folderOf(file))]);
  }

  /** Begins to write a run to a run directory of its own, which is listed once it is over, or nobody writes it any more. */
  begin(file: string, run: RunDescription): KeptDraft {
    const written = Date.now();
    // A name that sorts by time and that every file system takes; another window may begin a run in the same millisecond.
    const name = `${new Date(written).toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`;
    const directory = path.join(this.folder, folderOf(file), name);
    const { seed, autoencoder } = run;
    const note: Note = {
      file,
      written,
      order: 0,
      bytes: 0,
      name: '',
      pinned: false,
      latent: latentName(autoencoder.latent),
      seed,
      outcome: null,
    };
    // Its place among the others is known from the start, for it may be interrupted.
    const first = async (): Promise<RunFile[]> => [
      { path: noteFile, bytes: noteBytes({ ...note, order: await this.nextOrder() }) },
    ];
    return this.keep(note, RunDraft.begin(directory, run, first));
  }

  /** Goes on with a run that was interrupted, in its directory. @param events those that hold. */
  resume(run: StoredRun, events: readonly ArrayBuffer[]): KeptDraft {
    const draft = this.keep(v.parse(noteSchema, run), RunDraft.resume(run.directory, events));
    // It is not listed while it goes on.
    this.change.fire();
    return draft;
  }

  private keep(note: Note, draft: RunDraft): KeptDraft {
    const { directory, isResumed } = draft;
    return {
      directory,
      isResumed,
      add: (event, kept) => draft.add(event, kept),
      keepCheckpoint: (temporary) => draft.keepCheckpoint(temporary),
      discard: () => draft.discard(),
      finish: (events, files) =>
        this.inTurn(async () => {
          // The note before the state: with the state, the run is there.
          const order = await this.nextOrder();
          const result = events.map(unpackEvent).findLast((event) => event.kind === 'finished')?.result;
          const last = {
            ...note,
            written: Date.now(),
            order,
            outcome: result === undefined ? null : outcomeOf(result),
          };
          const all = [...files, { path: noteFile, bytes: noteBytes(last) }];
          await draft.finish(events, all).catch(async (error: unknown) => {
            // Without its note it would be found by nobody; with it, what there is of the run is listed.
            if (!existsSync(path.join(directory, noteFile)))
              await rm(directory, { recursive: true, force: true }).catch(() => undefined);
            throw error;
          });
          const stored = {
            ...last,
            directory,
            bytes: await sizeOf(directory),
            end: endOf(events.map(unpackEvent)),
            isResumable: hasCheckpoint(directory),
          };
          await writeNote(stored);
          await this.prune(stored);
          return stored;
        }),
    };
  }

  /** Writes a run that is over to a run directory of its own. */
  async add(file: string, events: readonly ArrayBuffer[], artefacts: readonly RunFile[]): Promise<StoredRun> {
    const started = events.map(unpackEvent).find((event) => event.kind === 'started');
    if (started === undefined) throw new Error('RunLibrary.add: expected the events of a run that started');
    return this.begin(file, started.run).finish(events, artefacts);
  }

  /** Writes the event log of a run again when more is known about it; a deleted run stays deleted. */
  replaceEvents(run: StoredRun, events: readonly ArrayBuffer[]): Promise<StoredRun> {
    return this.changed(run, async ({ directory }) => {
      await writeWhole(path.join(directory, eventLogFile), logOf(events));
      return { bytes: await sizeOf(directory) };
    });
  }

  /** Changes what the library notes of a run; a run that was deleted stays so. */
  async update(run: StoredRun, change: Partial<Pick<StoredRun, 'name' | 'pinned'>>): Promise<void> {
    await this.changed(run, () => Promise.resolve(change));
  }

  /** Deletes a run for good. */
  remove(run: StoredRun): Promise<void> {
    return this.inTurn(() => removeDirectory(run.directory));
  }

  /** Deletes a run that another has taken the place of, unless the user has pinned it or given it a name. */
  removeUnlessMarked({ directory }: StoredRun): Promise<void> {
    return this.inTurn(async () => {
      const stored = await readRun(directory);
      if (stored !== null && !stored.pinned && stored.name === '') await removeDirectory(directory);
    });
  }

  /** Changes the current note of a run: it may have changed since the caller read it. */
  private changed(run: StoredRun, change: (stored: StoredRun) => Promise<Partial<StoredRun>>): Promise<StoredRun> {
    return this.inTurn(async () => {
      const stored = await readRun(run.directory);
      if (stored === null) return run;
      const changed = { ...stored, ...(await change(stored)) };
      await writeNote(changed);
      return changed;
    });
  }

  private async nextOrder(): Promise<number> {
    return Math.max(0, ...(await this.list()).map(({ order }) => order)) + 1;
  }

  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    return this.turns.take(() => change().finally(() => this.change.fire()));
  }

  /** @param added stays, whatever the clock says. */
  private async prune(added: StoredRun): Promise<void> {
    const runs = await this.list();
    const newest = new Set(runs.filter(({ file }, index) => runs.findIndex((run) => run.file === file) === index));
    let bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
    for (const run of [...runs].reverse()) {
      if (bytes <= this.limit()) return;
      if (run.pinned || newest.has(run) || run.directory === added.directory) continue;
      await removeDirectory(run.directory);
      bytes -= run.bytes;
    }
  }
}

/** Name of the folder for the runs of a dataset file. */
function folderOf(file: string): string {
  return `${shortName(datasetName(file))}-${datasetId(file)}`;
}

/** The runs in the folders of some dataset files, the newest first. */
async function runsIn(folders: readonly string[]): Promise<readonly StoredRun[]> {
  const directories = (await Promise.all(folders.map(foldersIn))).flat();
  const runs: StoredRun[] = [];
  await inLanes(directories, filesAtOnce, async (directory) => {
    const run = await readRun(directory);
    if (run !== null) runs.push(run);
  });
  return runs.sort((a, b) => b.order - a.order || b.written - a.written);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}

/** Null if a directory is not a run, or not yet. */
async function readRun(directory: string): Promise<StoredRun | null> {
  try {
    const note = v.parse(noteSchema, JSON.parse(await readFile(path.join(directory, noteFile), 'utf8')));
    const state = await readState(directory);
    const isResumable = hasCheckpoint(directory);
    if (state?.state !== 'running') return { ...note, directory, end: state, isResumable };
    return isUnderWay(state, directory) ? null : await recover({ ...note, directory, end: null, isResumable });
  } catch {
    return null;
  }
}

/** A run whose process is gone, as far as its log has it. */
async function recover(run: StoredRun): Promise<StoredRun> {
  const { directory } = run;
  const { events } = await readLog(await readFile(path.join(directory, eventLogFile)));
  const decoded = events.map(({ event }) => event);
  const state = endOf(decoded);
  const result = decoded.findLast((event) => event.kind === 'finished')?.result;
  const recovered = {
    ...run,
    bytes: await sizeOf(directory),
    outcome: result === undefined ? null : outcomeOf(result),
    end: state,
  };
  await writeNote(recovered);
  await writeState(directory, state);
  return recovered;
}

type Note = Omit<StoredRun, 'directory' | 'end' | 'isResumable'>;

const noteBytes = (note: Note): Uint8Array => new TextEncoder().encode(JSON.stringify(note) + '\n');

/** What stands elsewhere, in the path, in the state and in other files, is no part of a note. */
function writeNote({ directory, ...run }: StoredRun): Promise<void> {
  return writeWhole(path.join(directory, noteFile), noteBytes(v.parse(noteSchema, run)));
}

function outcomeOf({ error, signals, seconds, steps }: RunResult): StoredRun['outcome'] {
  return { sup: error.sup, signals: signals.map(({ name, auc }) => ({ name, auc })), seconds, steps };
}

async function removeDirectory(directory: string): Promise<void> {
  // The note first: without it, a directory that is left half deleted is not a run.
  await rm(path.join(directory, noteFile), { force: true });
  await rm(directory, { recursive: true, force: true });
}

async function sizeOf(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(directory, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
