import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { RunEvent } from '../protocol/events.js';
import { writeWhole } from './whole-file.js';

/** How far a run directory is: the file that is written last. */
export const stateFile = 'state.json';

const stateSchema = v.variant('state', [
  /** A process writes it. */
  v.object({ state: v.literal('running'), process: v.number(), host: v.string() }),
  /** Nothing more will be written; `interrupted`: what wrote it was ended before the run was. */
  v.object({ state: v.picklist(['finished', 'failed', 'interrupted']), step: v.number() }),
]);

export type RunState = Readonly<v.InferOutput<typeof stateSchema>>;

/** The state of a run that nobody writes any more. */
export type RunEnd = Exclude<RunState, { readonly state: 'running' }>;

/** What a run directory says of itself; null if it says nothing, as those of older versions do. */
export async function readState(directory: string): Promise<RunState | null> {
  try {
    return v.parse(stateSchema, JSON.parse(await readFile(path.join(directory, stateFile), 'utf8')));
  } catch {
    return null;
  }
}

export function writeState(directory: string, state: RunState): Promise<void> {
  return writeWhole(path.join(directory, stateFile), JSON.stringify(state) + '\n');
}

/** Run directories that this process writes. */
const writtenHere = new Set<string>();

/** Says that this process writes a run. @param directory absolute. */
export function beginWriting(directory: string): Promise<void> {
  writtenHere.add(directory);
  return writeState(directory, { state: 'running', process: process.pid, host: hostname() });
}

/** Nothing more comes of this process, even where the state could not be written. @param directory absolute. */
export const endWriting = (directory: string): void => void writtenHere.delete(directory);

/**
 * Whether the process that writes a run is there. A later process may have its number: then it seems to be.
 * @param directory of the run, absolute.
 */
export function isUnderWay(state: RunState | null, directory: string): boolean {
  if (state?.state !== 'running' || state.host !== hostname()) return false;
  if (state.process === process.pid) return writtenHere.has(directory);
  try {
    process.kill(state.process, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The state of a run whose events are these, and no more. */
export function endOf(events: readonly RunEvent[]): RunEnd {
  let step = 0;
  let state: RunEnd['state'] = 'interrupted';
  for (const event of events) {
    if (event.kind === 'finished' || event.kind === 'failed') state = event.kind;
    if (event.kind === 'finished') step = event.result.steps;
    if (event.kind === 'progress' || event.kind === 'frame') step = Math.max(step, event.step);
  }
  return { state, step };
}
