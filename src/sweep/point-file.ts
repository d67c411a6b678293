import { open, readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { RunResult } from '../protocol/result.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import { writeWhole } from '../session/whole-file.js';

/** What a point came to, without the whole result: the first line of its file. */
export interface PointSummary {
  /** `id` of the plan. */
  readonly sweep: string;
  readonly index: number;
  readonly id: string;
  readonly state: 'done' | 'ended early' | 'failed';
  readonly point: SweptPoint;
  /** By the name of the column; what is not known is left out. */
  readonly outcomes: Readonly<Record<string, number | string>>;
  /** What went wrong; null if nothing did. */
  readonly message: string | null;
  /** Whether the dataset file is to blame: other points of it may well fail too. */
  readonly ofDataset: boolean;
}

const summarySchema = v.object({
  sweep: v.string(),
  index: v.number(),
  id: v.string(),
  state: v.picklist(['done', 'ended early', 'failed']),
  point: v.custom<SweptPoint>((x) => typeof x === 'object' && x !== null),
  outcomes: v.record(v.string(), v.union([v.number(), v.string()])),
  message: v.nullable(v.string()),
  ofDataset: v.boolean(),
});

/** More than any first line has, but for a message or values that are very long. */
const firstRead = 8192;

/**
 * Writes the file of a point beside its name, and renames it. The result is a line of its own, so that a table of many
 * points reads only the beginnings of their files.
 */
export function writePoint(file: string, summary: PointSummary, result: RunResult | null): Promise<void> {
  return writeWhole(file, `${JSON.stringify(summary)}\n${JSON.stringify(result)}\n`);
}

/** The summary in a point's file; null if none, or none that can be read. */
export async function readSummary(file: string): Promise<PointSummary | null> {
  try {
    return v.parse(summarySchema, JSON.parse(await readFirstLine(file)));
  } catch {
    return null;
  }
}

/** The result in a point's file; null if none. */
export async function readResult(file: string): Promise<RunResult | null> {
  const [, second = 'null'] = (await readFile(file, 'utf8')).split('\n');
  // Written by this program, which reads results of older versions too.
  return JSON.parse(second) as RunResult | null;
}

async function readFirstLine(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstRead), 0, firstRead, 0);
    const end = buffer.subarray(0, bytesRead).indexOf('\n');
    return end < 0 ? (await readFile(file, 'utf8')).split('\n', 1)[0] : buffer.toString('utf8', 0, end);
  } finally {
    await handle.close();
  }
}
