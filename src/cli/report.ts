import path from 'node:path';
import { unpackEvent } from '../protocol/event-log.js';
import type { RunEvent } from '../protocol/events.js';
import { endOf, isUnderWay, readState } from '../session/run-state.js';
import { OutputError, partialRuns } from '../session/output.js';
import { hasCheckpoint } from '../session/interrupted-run.js';
import { finishReplacing } from '../session/replace-run.js';
import { createReport } from '../session/report.js';
import { readEventLog } from '../session/run-directory.js';
import { writeWhole } from '../session/whole-file.js';
import { distribution } from '../node/environment.js';
import { tellError } from './environment.js';
import { exitStatus, UsageError } from './exit-status.js';

/**
 * Writes `report.html` of a run directory, from its event log.
 * @returns the exit status.
 */
export async function report(directory: string): Promise<number> {
  let events: ArrayBuffer[];
  try {
    await finishReplacing(path.resolve(directory));
    events = await readEventLog(directory);
  } catch (error) {
    const partial = partialRuns(directory).map((one) => ` There is an interrupted run in ${one}.`);
    const reason = error instanceof Error ? error.message : String(error);
    const Kind = error instanceof Error && 'code' in error ? UsageError : OutputError;
    throw new Kind(`expected a run directory with an event log, got ${directory}: ${reason}.${partial.join('')}`);
  }
  const resumeHint = hasCheckpoint(directory) ? ` Resume it: latent-atlas train FILE --resume --out ${directory}` : '';
  tellOf(events.map(unpackEvent), isUnderWay(await readState(directory), path.resolve(directory)), resumeHint);
  const file = path.resolve(directory, 'report.html');
  await writeWhole(file, await createReport(distribution, events));
  process.stdout.write(file + '\n');
  return exitStatus.done;
}

/** What the reader of the report should know: damage, and a run without an end. */
function tellOf(events: readonly RunEvent[], isBeingTrained: boolean, resumeHint: string): void {
  const last = events.at(-1);
  if (last?.kind === 'warning') tellError(`Warning: ${last.message}`);
  const end = endOf(events);
  if (isBeingTrained) tellError(`This run is still being trained; it is at step ${end.step}.`);
  else if (end.state === 'interrupted') tellError(`This run was interrupted at step ${end.step}.${resumeHint}`);
}
