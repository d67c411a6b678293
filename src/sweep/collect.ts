import { existsSync } from 'node:fs';
import path from 'node:path';
import { packEvent } from '../protocol/event-log.js';
import type { RunResult } from '../protocol/result.js';
import { seedResultOf, type SeedOutcome } from '../protocol/sweep.js';
import type { SweepTable } from '../protocol/sweep-table.js';
import { inLanes } from '../session/in-lanes.js';
import { createReport } from '../session/report.js';
import { eventLogFile, readEventLog } from '../session/run-directory.js';
import { writeWhole } from '../session/whole-file.js';
import type { SweepDirectory } from './directory.js';
import { summaryOf } from './perform-point.js';
import { readResult, type PointSummary } from './point-file.js';
import { jsonOf, sweepObject, type SweepObject } from './sweep-object.js';
import { tableOf } from './table.js';
import { csvOf, parquetOf } from './table-files.js';

/** Files read at once. */
const lanes = 16;

/** Points up to which there is a page: a browser holds the table as a whole. */
const pagePoints = 20_000;

/** Points up to which the whole results stand in `sweep.json`. */
const fullResults = 1000;

/** The table of all that is in a sweep directory now, with the whole results where they are not too many. */
export async function readSweep(directory: SweepDirectory): Promise<SweepObject> {
  const { plan } = directory;
  const summaries = new Array<PointSummary | null>(plan.points).fill(null);
  const results = new Array<RunResult | null>(plan.points).fill(null);
  await inLanes(await directory.written(), lanes, async (index) => {
    if (index >= plan.points) return;
    summaries[index] = await summaryOf(directory, index);
    if (plan.points <= fullResults && summaries[index]?.state === 'done')
      results[index] = await readResult(directory.resultFile(index));
  });
  const table = tableOf(plan, [...directory.points()], summaries);
  return sweepObject(table, results);
}

/**
 * Writes `sweep.json`, `sweep.csv`, `sweep.parquet` and `sweep.html` of what is in a sweep directory now. They follow from
 * the directory alone, so that it may be done at any time, and by several processes at once.
 * @param distribution folder of the bundles, for the page.
 */
export async function collect(directory: SweepDirectory, distribution: string): Promise<SweepObject> {
  const sweep = await readSweep(directory);
  const { folder } = directory;
  await writeWhole(path.join(folder, 'sweep.json'), jsonOf(sweep));
  await writeWhole(path.join(folder, 'sweep.csv'), csvOf(sweep));
  await writeWhole(path.join(folder, 'sweep.parquet'), parquetOf(sweep));
  const events = sweep.rows.length > pagePoints ? null : await eventsOf(directory, sweep);
  if (events !== null) {
    const page = await createReport(distribution, events);
    await writeWhole(path.join(folder, 'sweep.html'), page);
    if (isOfSeeds(sweep)) await writeWhole(path.join(folder, 'report.html'), page);
  }
  return sweep;
}

const isOfSeeds = ({ parameters }: SweepTable): boolean =>
  parameters.length === 1 && parameters[0].name === 'training.seed';

/** The first run that is kept, with the sweep beside it; null if none is. */
async function eventsOf(directory: SweepDirectory, sweep: SweepObject): Promise<ArrayBuffer[] | null> {
  const { name, file, hash, parameters, columns, rows, latentScan } = sweep;
  for (const { index, point } of rows.filter(({ state }) => state === 'done')) {
    const folder = directory.runFolder(index, point);
    if (!directory.keepsRun(index) || !existsSync(path.join(folder, eventLogFile))) continue;
    const shown = await readEventLog(folder);
    const table = packEvent({
      kind: 'sweepTable',
      table: { name, file, hash, parameters, columns, rows, latentScan },
      shown: index,
    });
    return [...shown, ...(isOfSeeds(sweep) ? seedEvents(sweep) : []), table];
  }
  return null;
}

function seedEvents({ rows, runs = [] }: SweepObject): ArrayBuffer[] {
  const known = rows.filter(({ state }) => state !== 'missing');
  const resultOf = new Map(runs.map((run) => [run.seed, run]));
  const outcomes = known.map(({ point, message }): SeedOutcome => {
    const seed = Number(point['training.seed']);
    const result = resultOf.get(seed);
    return result === undefined
      ? { kind: 'failed', seed, message: message ?? '' }
      : { kind: 'done', result: seedResultOf(result) };
  });
  return [
    packEvent({ kind: 'sweep', seeds: known.map(({ point }) => Number(point['training.seed'])) }),
    ...outcomes.map((outcome) => packEvent({ kind: 'seed', outcome })),
  ];
}
