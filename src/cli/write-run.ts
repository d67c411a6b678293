import path from 'node:path';
import { createReport } from '../session/report.js';
import { writeRunDirectory, writeWhole, type RunFile } from '../session/run-directory.js';
import { distribution } from './distribution.js';

/** Writes the run directory of a run, with its report. */
export async function writeRun(
  directory: string,
  { events, artefacts }: { readonly events: readonly ArrayBuffer[]; readonly artefacts: readonly RunFile[] },
): Promise<void> {
  await writeRunDirectory(directory, events, artefacts);
  await writeWhole(path.join(directory, 'report.html'), await createReport(distribution, events));
}
