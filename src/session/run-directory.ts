import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { joinEvents, splitEvents, unpackEvent } from '../protocol/event-log.js';

/** A file of the run directory. */
export interface RunFile {
  /** Path in the run directory, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The event log, in a run directory. */
export const eventLogFile = 'events.bin';

/** Files that a run may leave out: what an earlier run of other signals wrote must not stay beside a new one. */
const optionalFile = /^signal-.*-(test|latent|reconstruction|error)\.npy$/;

/**
 * Writes a run: its event log, what was run, the result if there is one, and the artefacts of the worker. Each file is
 * written to a temporary name and renamed, so that a reader sees the old one or the new one.
 */
export async function writeRunDirectory(
  directory: string,
  events: readonly ArrayBuffer[],
  artefacts: readonly RunFile[],
): Promise<void> {
  const files = [{ path: eventLogFile, bytes: joinEvents(events) }, ...describe(events), ...artefacts];
  for (const file of files) await writeWhole(path.join(directory, file.path), file.bytes);
  const written = new Set(files.map((file) => file.path));
  for (const name of await readdir(directory)) {
    if (optionalFile.test(name) && !written.has(name)) await rm(path.join(directory, name));
  }
}

/**
 * The packed events in a run directory.
 * @throws Error if there is no event log, or it cannot be read.
 */
export async function readEventLog(directory: string): Promise<ArrayBuffer[]> {
  return splitEvents(await readFile(path.join(directory, eventLogFile)));
}

/** Writes a file to a temporary name in its folder and renames it. */
export async function writeWhole(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** `run.json` and `result.json`, from the events. */
function describe(packed: readonly ArrayBuffer[]): RunFile[] {
  const toFile = (name: string, value: object): RunFile => ({
    path: name,
    bytes: new TextEncoder().encode(JSON.stringify(value, null, 2) + '\n'),
  });
  return packed.flatMap((buffer) => {
    const event = unpackEvent(buffer);
    if (event.kind === 'started') return [toFile('run.json', event.run)];
    return event.kind === 'finished' ? [toFile('result.json', event.result)] : [];
  });
}
