import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../protocol/event-log.js';
import type { RunDescription } from '../protocol/description.js';
import type { RunEvent } from '../protocol/events.js';
import type { RunResult } from '../protocol/result.js';
import { readEventLog } from '../session/run-directory.js';

/** A run on disk. */
export interface OpenedRun {
  /** What was run. */
  readonly run: RunDescription;
  /** What it came to; null if it did not come to its end. */
  readonly result: RunResult | null;
  /** All its events, in their order. */
  readonly events: readonly RunEvent[];
  /** Path of a file of the run directory, such as `latent.npy`; null if it has none of that name. */
  readonly file: (name: string) => string | null;
}

/**
 * Reads a run directory.
 * @throws Error that says what is wrong with it.
 */
export async function openRun(directory: string): Promise<OpenedRun> {
  const folder = path.resolve(directory);
  const events = (await readEventLog(folder)).map(unpackEvent);
  const started = events.find((event) => event.kind === 'started');
  if (started === undefined) throw new Error(`expected a run directory, got ${directory}: its log has no run`);
  const written = path.join(folder, 'result.json');
  const ended = events.findLast((event) => event.kind === 'finished')?.result ?? null;
  // Written by this program, which reads results of older versions too.
  const result = existsSync(written) ? (JSON.parse(await readFile(written, 'utf8')) as RunResult) : ended;
  const file = (name: string): string | null => (existsSync(path.join(folder, name)) ? path.join(folder, name) : null);
  return { run: started.run, result, events, file };
}
