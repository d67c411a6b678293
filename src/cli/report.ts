import path from 'node:path';
import { createReport } from '../session/report.js';
import { readEventLog, writeWhole } from '../session/run-directory.js';
import { distribution } from './distribution.js';
import { exitStatus, UsageError } from './exit-status.js';

/**
 * Writes `report.html` of a run directory, from its event log.
 * @returns the exit status.
 */
export async function report(directory: string): Promise<number> {
  let events: ArrayBuffer[];
  try {
    events = await readEventLog(directory);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`expected a run directory with an event log, got ${directory}: ${reason}`);
  }
  const file = path.resolve(directory, 'report.html');
  await writeWhole(file, await createReport(distribution, events));
  process.stdout.write(file + '\n');
  return exitStatus.done;
}
