import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packEvent } from '../protocol/event-log.js';
import { damageWarning } from '../protocol/log-damage.js';
import { readLog } from './read-log.js';

/** A file of the run directory. */
export interface RunFile {
  /** Path in the run directory, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The event log, in a run directory. */
export const eventLogFile = 'events.bin';

/** A JSON file for people. */
export const jsonBytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 2) + '\n');

/**
 * The packed events in a run directory; of a damaged log those that are whole, with a warning that says so.
 * @throws Error if there is no event log, or nothing of it can be shown.
 */
export async function readEventLog(directory: string): Promise<ArrayBuffer[]> {
  const { events, damaged } = await readLog(await readFile(path.join(directory, eventLogFile)));
  if (!events.some(({ event }) => event.kind === 'started')) throw new Error(nothingToShow(events.length, damaged));
  const warning = damageWarning(events.length, damaged);
  return [...events.map(({ packed }) => packed), ...(warning === null ? [] : [packEvent(warning)])];
}

function nothingToShow(whole: number, damaged: number): string {
  const what = damaged > 0 ? `${damaged} of ${whole + damaged} events are damaged` : 'it ends before its first event';
  return `there is nothing to show in the event log: ${what}, and the start of the run is not among the rest`;
}
