import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { temporaryEnd } from './whole-file.js';

/** Milliseconds after which what was left is deleted: a week, in which a user may still want a look at it. */
export const leftoverAge = 7 * 24 * 3600 * 1000;

/** What was left by programs that were ended while they wrote. */
export interface LeftoverCount {
  /** Number of directories and files. */
  readonly count: number;
  readonly bytes: number;
}

interface Leftover {
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** Run directories without a note, and temporary files, in the folder of a run library. */
export class Leftovers {
  /**
   * @param folder of the library.
   * @param noteFile without which a directory is no run.
   */
  constructor(
    private readonly folder: string,
    private readonly noteFile: string,
  ) {}

  /** How much there is. */
  async count(): Promise<LeftoverCount> {
    const all = await this.find();
    return { count: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Deletes what has not changed for {@link leftoverAge}; @returns how much that was. */
  async clean(now: number): Promise<LeftoverCount> {
    const old = (await this.find()).filter(({ changed }) => now - changed > leftoverAge);
    for (const { path: target } of old) await rm(target, { recursive: true, force: true });
    return { count: old.length, bytes: old.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  private async find(): Promise<Leftover[]> {
    const found: Leftover[] = [];
    for (const dataset of await entriesOf(this.folder)) {
      for (const run of await entriesOf(dataset)) {
        const files = await entriesOf(run, true);
        const isRun = files.some((file) => path.basename(file) === this.noteFile);
        if (!isRun && files.length > 0) found.push(await measure(run, files));
        else for (const file of files) if (file.endsWith(temporaryEnd)) found.push(await measure(file, []));
      }
    }
    return found;
  }
}

/** Paths of what is in a folder; nothing if it is not a folder. */
async function entriesOf(folder: string, isDeep = false): Promise<string[]> {
  const names = await readdir(folder, { recursive: isDeep }).catch(() => []);
  return names.map((name) => path.join(folder, name));
}

async function measure(target: string, files: readonly string[]): Promise<Leftover> {
  const stats = await Promise.all([target, ...files].map((file) => stat(file).catch(() => null)));
  const known = stats.filter((one) => one !== null);
  return {
    path: target,
    bytes: known.reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0),
    changed: Math.max(0, ...known.map(({ mtimeMs }) => mtimeMs)),
  };
}
