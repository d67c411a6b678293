// The runs that the extension keeps, as they lie in the folder of the server's data.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunResult } from '../../../src/protocol/result.js';
import { eventually } from '../../support/eventually.js';

/** Run directories, the oldest first. @param data folder of the server's data. */
export async function runDirectories(data: string): Promise<string[]> {
  const files = await readdir(data, { recursive: true });
  const notes = files.filter((file) => path.basename(file) === 'library.json');
  // Their names are times.
  return notes
    .map((note) => path.join(data, path.dirname(note)))
    .sort((a, b) => path.basename(a).localeCompare(path.basename(b)));
}

/** Waits for so many runs to be kept, and gives their directories, the oldest first. */
export function eventualRuns(data: string, count: number): Promise<string[]> {
  return eventually(`${count} runs in ${data}`, async () => {
    const directories = await runDirectories(data);
    return directories.length >= count && directories;
  });
}

export async function readResult(directory: string): Promise<RunResult> {
  return JSON.parse(await readFile(path.join(directory, 'result.json'), 'utf8')) as RunResult;
}
