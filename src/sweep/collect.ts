import { existsSync } from 'node:fs';
import path from 'node:path';
import { packEvent, unpackEvent } from '../protocol/event-log.js';
import type { RunResult } from '../protocol/result.js';
import { sweepKindOf } from '../protocol/sweep-table.js';
import { inLanes } from '../session/in-lanes.js';
import { writeError } from '../session/output.js';
import { createReport } from '../session/report.js';
import { eventLogFile, readEventLog } from '../session/run-directory.js';
import { writeWhole } from '../session/whole-file.js';
import type { SweepDirectory } from './directory.js';
import { filesAtOnce, fullResults, knownPoints, outputError } from './perform-point.js';
import { readResult } from './point-file.js';
import { jsonOf, sweepObject, type SweepObject } from './sweep-object.js';
import { tableOf } from './table.js';
import { csvOf, parquetOf } from './table-files.js';

/** Points up to which there is a page: a browser holds the table as a whole. */
const pagePoints = 20_000;

/** The table of all that is in a sweep directory now, with the whole results where they are not too many. */
export async function readSweep(directory: SweepDirectory): Promise<SweepObject> {
  const { plan } = directory;
  const known = await knownPoints(directory);
  const results = new Array<RunResult | null>(plan.points).fill(null);
  if (plan.points <= fullResults) {
    const done = [...known.values()].filter(({ state }) => state === 'done');
    await inLanes(done, filesAtOnce, async ({ index }) => {
      results[index] = directory.unsaved.result(index) ?? (await readResult(directory.resultFile(index)));
    });
  }
  const table = tableOf(plan, [...directory.points()], known);
  return sweepObject(table, results);
}

/**
 * Writes `sweep.json`, `sweep.csv`, `sweep.parquet` and `sweep.html` of what is in a sweep directory now. They follow from
 * the directory alone, so that it may be done at any time, and by several processes at once. What cannot be written is
 * `unsaved` in the directory.
 * @param distribution folder of the bundles, for the page.
 */
export async function collect(directory: SweepDirectory, distribution: string): Promise<SweepObject> {
  const sweep = await readSweep(directory);
  const { folder, unsaved } = directory;
  await writeTables(directory, sweep, distribution).catch((error: unknown) =>
    unsaved.note(outputError(writeError(folder, error))),
  );
  return sweep;
}

async function writeTables(directory: SweepDirectory, sweep: SweepObject, distribution: string): Promise<void> {
  const { folder } = directory;
  await writeWhole(path.join(folder, 'sweep.json'), jsonOf(sweep));
  await writeWhole(path.join(folder, 'sweep.csv'), csvOf(sweep));
  await writeWhole(path.join(folder, 'sweep.parquet'), parquetOf(sweep));
  const events = sweep.rows.length > pagePoints ? null : await eventsOf(directory, sweep);
  if (events !== null) {
    const page = await createReport(distribution, events);
    await writeWhole(path.join(folder, 'sweep.html'), page);
    if (sweepKindOf(sweep) === 'seeds') await writeWhole(path.join(folder, 'report.html'), page);
  }
}

/** The first run that is kept, with the sweep beside it; null if none is. */
async function eventsOf(directory: SweepDirectory, sweep: SweepObject): Promise<ArrayBuffer[] | null> {
  const { name, file, hash, parameters, columns, rows, latentScan } = sweep;
  for (const { index, point } of rows.filter(({ state }) => state === 'done')) {
    const folder = directory.runFolder(index, point);
    if (!directory.keepsRun(index) || !existsSync(path.join(folder, eventLogFile))) continue;
    // Of a run whose disk was full a part may be there.
    const shown = await readEventLog(folder).catch(() => []);
    if (!shown.some((packed) => unpackEvent(packed).kind === 'finished')) continue;
    const table = packEvent({
      kind: 'sweepTable',
      table: { name, file, hash, parameters, columns, rows, latentScan },
      shown: index,
    });
    return [...shown, table];
  }
  return null;
}
