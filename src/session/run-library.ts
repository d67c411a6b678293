import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { joinEvents, unpackEvent } from '../protocol/event-log.js';
import { latentName } from '../protocol/latent-name.js';
import { datasetId, datasetName } from './dataset-name.js';
import { eventLogFile, writeRunDirectory, writeWhole, type RunFile } from './run-directory.js';
import { Emitter } from './signal.js';
import { Turns } from './turns.js';

/** What the library itself notes of a run, beside what the run directory says. */
const noteSchema = v.object({
  /** The dataset file, absolute. */
  file: v.string(),
  /** When the run was written, in milliseconds since 1970. */
  written: v.number(),
  /** Size of the run directory. */
  bytes: v.number(),
  /** A name that the user gave; empty if there is none. */
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

/** A run that is kept. */
export interface StoredRun extends Readonly<v.InferOutput<typeof noteSchema>> {
  /** Its run directory, absolute. */
  readonly directory: string;
}

/**
 * The runs of a workspace, in one folder: a folder for each dataset file, in it a run directory for each run. The
 * oldest go when they take more than their limit, but neither those that are pinned nor the newest of a dataset file.
 */
export class RunLibrary {
  private readonly change = new Emitter<void>();
  /** Of the changes of the folder. */
  private readonly turns = new Turns();

  readonly onDidChange = this.change.signal;

  /**
   * @param folder absolute; made when the first run is written.
   * @param limit largest size of all runs, in bytes, as it is now.
   */
  constructor(
    readonly folder: string,
    private readonly limit: () => number,
  ) {}

  /** All runs, the newest first. */
  async list(): Promise<readonly StoredRun[]> {
    return runsIn(await foldersIn(this.folder));
  }

  /** The newest run of a dataset file. */
  async newest(file: string): Promise<StoredRun | null> {
    return (await runsIn([path.join(this.folder, folderOf(file))])).at(0) ?? null;
  }

  /** The run of a run directory; null if it is none, or deleted. */
  at(directory: string): Promise<StoredRun | null> {
    return readRun(directory);
  }

  /** Writes a run to a run directory of its own. */
  add(file: string, events: readonly ArrayBuffer[], artefacts: readonly RunFile[]): Promise<StoredRun> {
    const written = Date.now();
    // A name that sorts by time, and that every file system takes.
    const name = new Date(written).toISOString().replaceAll(':', '-');
    const directory = path.join(this.folder, folderOf(file), name);
    return this.inTurn(async () => {
      await writeRunDirectory(directory, events, artefacts);
      const bytes = await sizeOf(directory);
      const run = { directory, file, written, bytes, name: '', pinned: false, ...summarize(events) };
      await writeNote(run);
      await this.prune();
      return run;
    });
  }

  /** Writes the event log of a run again when more is known about it; a deleted run stays deleted. */
  replaceEvents(run: StoredRun, events: readonly ArrayBuffer[]): Promise<StoredRun> {
    return this.changed(run, async ({ directory }) => {
      await writeWhole(path.join(directory, eventLogFile), joinEvents(events));
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

  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    return this.turns.take(() => change().finally(() => this.change.fire()));
  }

  private async prune(): Promise<void> {
    const runs = await this.list();
    const newest = new Set(runs.filter(({ file }, index) => runs.findIndex((run) => run.file === file) === index));
    let bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
    for (const run of [...runs].reverse()) {
      if (bytes <= this.limit()) return;
      if (run.pinned || newest.has(run)) continue;
      await removeDirectory(run.directory);
      bytes -= run.bytes;
    }
  }
}

/** Name of the folder for the runs of a dataset file. */
function folderOf(file: string): string {
  return `${datasetName(file)}-${datasetId(file)}`;
}

/** The runs in the folders of some dataset files, the newest first. */
async function runsIn(folders: readonly string[]): Promise<readonly StoredRun[]> {
  const directories = (await Promise.all(folders.map(foldersIn))).flat();
  const runs = await Promise.all(directories.map(readRun));
  return runs.filter((run) => run !== null).sort((a, b) => b.written - a.written);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}

/** Null if a directory is not a run, or not yet. */
async function readRun(directory: string): Promise<StoredRun | null> {
  try {
    const note = v.parse(noteSchema, JSON.parse(await readFile(path.join(directory, noteFile), 'utf8')));
    return { ...note, directory };
  } catch {
    return null;
  }
}

function writeNote({ directory, ...note }: StoredRun): Promise<void> {
  return writeWhole(path.join(directory, noteFile), JSON.stringify(note) + '\n');
}

/** The latent space, the seed and the outcome of a run. */
function summarize(packed: readonly ArrayBuffer[]): Pick<StoredRun, 'latent' | 'seed' | 'outcome'> {
  const events = packed.map(unpackEvent);
  const started = events.find((event) => event.kind === 'started');
  const result = events.findLast((event) => event.kind === 'finished')?.result;
  if (started === undefined) throw new Error('RunLibrary.add: expected the events of a run that started');
  const { seed, autoencoder } = started.run;
  const latent = latentName(autoencoder.latent);
  if (result === undefined) return { latent, seed, outcome: null };
  const { error, signals, seconds, steps } = result;
  return {
    latent,
    seed,
    outcome: { sup: error.sup, signals: signals.map(({ name, auc }) => ({ name, auc })), seconds, steps },
  };
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
