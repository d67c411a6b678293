import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PartialMessage, Plugin } from 'esbuild';
import { findFiles, FindFilesError } from './find-files.js';
import type { WorkerSupply } from './worker-supply.js';

/** What looks for files. */
export type FileFinder = Pick<WorkerSupply, 'options' | 'take'>;

/** By which the dataset file goes in esbuild. */
export const entryName = 'dataset file';

/** Milliseconds after which bundling takes long; each next look comes after twice the time. */
const firstPatience = 500;

/**
 * The files that esbuild was asked for. It looks for them and reads them itself, in a process of its own: where one never
 * answers, this process is not to wait for it as well.
 */
export class AskedFiles {
  private readonly asked = new Set<string>();

  /**
   * @param entry the dataset file, absolute.
   * @param refused why a file, absolute, is not to be read.
   */
  constructor(
    private readonly entry: string,
    private readonly refused: ReadonlyMap<string, string>,
  ) {}

  /** Absolute paths, the first first; what an import names may have no ending yet. */
  get files(): readonly string[] {
    return [...this.asked];
  }

  readonly plugin: Plugin = {
    name: 'asked-files',
    setup: (build) => {
      build.onResolve({ filter: /./ }, ({ kind, path: name, resolveDir }) => {
        if (kind === 'entry-point') return { path: this.entry };
        if (!name.startsWith('.') && !path.isAbsolute(name)) return null;
        return this.ask(path.resolve(resolveDir, name));
      });
      build.onLoad({ filter: /./, namespace: 'file' }, ({ path: file }) => this.ask(file));
    },
  };

  private ask(file: string): { readonly errors: PartialMessage[] } | null {
    this.asked.add(file);
    const reason = this.refused.get(file);
    return reason === undefined ? null : { errors: [{ text: reason }] };
  }
}

/** A file that esbuild would wait for for ever. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

/**
 * Waits for a build, and where it takes long, looks whether it waits for a file that never answers.
 * @param signal ends the wait.
 * @returns null once the build is over.
 */
export async function findUnreadable(
  asked: AskedFiles,
  build: Promise<unknown>,
  workers: FileFinder,
  signal: AbortSignal,
): Promise<Unreadable | null> {
  const built = new AbortController();
  build.then(
    () => built.abort(),
    () => built.abort(),
  );
  const over = AbortSignal.any([built.signal, signal]);
  const isOver = (): boolean => over.aborted;
  for (let patience = firstPatience; ; patience *= 2) {
    // Ends early where it is over.
    await setTimeout(patience, undefined, { signal: over }).catch(() => undefined);
    if (isOver()) return null;
    const unreadable = await lookFor(asked.files, workers, over);
    if (isOver()) return null;
    if (unreadable !== null) return unreadable;
  }
}

async function lookFor(files: readonly string[], workers: FileFinder, signal: AbortSignal): Promise<Unreadable | null> {
  try {
    const sought = files.map((file) => ({ file, known: null }));
    const at = (await findFiles(workers, sought, signal)).findIndex(({ kind }) => kind === 'noFile');
    if (at < 0) return null;
    const file = files[at];
    return { file, reason: `expected a file to read, got a pipe or a device: ${path.basename(file)}` };
  } catch (error) {
    if (error instanceof FindFilesError && error.file !== null) return { file: error.file, reason: error.message };
    return null;
  }
}
