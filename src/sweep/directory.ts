import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { isOfSeeds, seedField, type SweptPoint } from '../protocol/sweep-table.js';
import type { Bundle } from '../session/bundle.js';
import { makeFolder } from '../session/make-folder.js';
import { writeWhole } from '../session/whole-file.js';
import { parsePlan, type SweepPlan } from './plan-file.js';
import { Unsaved } from './unsaved.js';

/** A folder that holds no sweep, or another one than expected. */
export class SweepDirectoryError extends Error {
  override readonly name = 'SweepDirectoryError';
}

const files = { plan: 'plan.json', points: 'points.jsonl', code: 'bundle.cjs', sourceMap: 'bundle.cjs.map' } as const;

/** Folder of the checkpoints of points under way. */
const underWay = 'under-way';

/** Files of one folder of results, so that no folder gets too long. */
const folderSize = 1000;

/** A short name that follows from the values of a point alone: 12 hexadecimal digits. */
export function pointId(point: SweptPoint): string {
  const sorted = Object.entries(point).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
}

/** The list of points as it stands in a sweep directory: one a line. */
export const pointLines = (points: readonly SweptPoint[]): string =>
  points.map((point) => JSON.stringify(point) + '\n').join('');

/** Name of the run directory of a point, if it is kept. */
export function runFolderName({ fields }: SweepPlan, index: number, point: SweptPoint): string {
  const seed = point[seedField];
  return isOfSeeds(fields) && typeof seed === 'number' ? `seed-${seed}` : `point-${index}`;
}

/** Whether the run directory of a point is kept. */
export const keepsRun = ({ keepRuns }: SweepPlan, index: number): boolean => keepRuns !== 'first' || index === 0;

/**
 * A sweep on disk: the plan, the points and the bundle, which never change, and one file for each point that is over.
 * Processes on several machines may work in one directory.
 */
export class SweepDirectory {
  /** What this process could not write. */
  readonly unsaved = new Unsaved();

  private constructor(
    readonly folder: string,
    readonly plan: SweepPlan,
    private readonly lines: Buffer,
  ) {}

  /** Whether a folder holds a sweep. */
  static isIn(folder: string): boolean {
    return existsSync(path.join(folder, files.plan));
  }

  /** Writes a new one in a folder, instead of the one that it holds. The plan comes last: with it the sweep is there. */
  static async create(folder: string, plan: SweepPlan, lines: string, bundle: Bundle): Promise<SweepDirectory> {
    await makeFolder(folder);
    const own = [files.plan, 'results', 'rungs', underWay, 'slurm', 'logs'];
    for (const name of own) await rm(path.join(folder, name), { recursive: true, force: true });
    await writeWhole(path.join(folder, files.points), lines);
    await writeWhole(path.join(folder, files.code), bundle.code);
    await writeWhole(path.join(folder, files.sourceMap), bundle.sourceMap);
    await writeWhole(path.join(folder, files.plan), JSON.stringify(plan, null, 2) + '\n');
    return new SweepDirectory(folder, plan, Buffer.from(lines));
  }

  /** @throws SweepDirectoryError that says what is wrong with the folder. */
  static async open(folder: string): Promise<SweepDirectory> {
    try {
      const plan = parsePlan(await readFile(path.join(folder, files.plan), 'utf8'));
      const lines = await readFile(path.join(folder, files.points));
      const hash = createHash('sha256').update(lines).digest('hex');
      if (hash !== plan.pointsHash) throw new Error(`${files.points} is not the list that the sweep was planned with`);
      return new SweepDirectory(folder, plan, lines);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SweepDirectoryError(`expected the directory of a sweep, got ${folder}: ${reason}`, { cause: error });
    }
  }

  /**
   * The bundle that every point is trained from.
   * @throws SweepDirectoryError if it was changed.
   */
  async bundle(): Promise<Bundle> {
    const { file, hash } = this.plan;
    const code = await readFile(path.join(this.folder, files.code), 'utf8');
    if (createHash('sha256').update(code).digest('hex') !== hash)
      throw new SweepDirectoryError(
        `${files.code} in ${this.folder} is not the bundle that the sweep was planned with`,
      );
    const sourceMap = await readFile(path.join(this.folder, files.sourceMap), 'utf8');
    return { file, code, sourceMap, hash, dependencies: [] };
  }

  /** @param index from 0 to the number of points. */
  point(index: number): SweptPoint {
    let start = 0;
    for (let line = 0; line < index; line++) start = this.lines.indexOf('\n', start) + 1;
    return parsePoint(this.lines.toString('utf8', start, this.lines.indexOf('\n', start)));
  }

  /** All points, in their order. */
  *points(): Generator<SweptPoint> {
    for (let start = 0; start < this.lines.length;) {
      const end = this.lines.indexOf('\n', start);
      yield parsePoint(this.lines.toString('utf8', start, end));
      start = end + 1;
    }
  }

  /** Where what a point came to is written. */
  resultFile(index: number): string {
    const folder = String(Math.floor(index / folderSize)).padStart(4, '0');
    return path.join(this.folder, 'results', folder, `${String(index).padStart(7, '0')}.json`);
  }

  /** Where the checkpoint of a point under way is, if its run directory is not kept. */
  underWay(index: number): string {
    return path.join(this.folder, underWay, String(index));
  }

  /** Removes the folder of all such checkpoints once it is empty. */
  async tidy(): Promise<void> {
    await rmdir(path.join(this.folder, underWay)).catch(() => undefined);
  }

  /** Where the run directory of a point is, if it is kept. */
  runFolder(index: number, point: SweptPoint): string {
    return path.join(this.folder, runFolderName(this.plan, index, point));
  }

  /** Whether the run directory of a point is kept. */
  keepsRun(index: number): boolean {
    return keepsRun(this.plan, index);
  }

  /** Whether the training of a point is recorded, in pictures too. */
  recordsRun(index: number): boolean {
    return this.plan.keepRuns === 'all' || index === 0;
  }

  /** Points that have a file, ascending. Files of a sweep that was here before may be among them. */
  async written(): Promise<number[]> {
    const folder = path.join(this.folder, 'results');
    const found: number[] = [];
    for (const part of (await readdir(folder).catch(() => [])).sort()) {
      for (const name of await readdir(path.join(folder, part))) {
        const index = /^(\d{7})\.json$/.exec(name)?.[1];
        if (index !== undefined) found.push(Number(index));
      }
    }
    return found.sort((a, b) => a - b);
  }

  /** Points that have no file, ascending. */
  async missing(): Promise<number[]> {
    const written = new Set(await this.written());
    return Array.from({ length: this.plan.points }, (_, index) => index).filter((index) => !written.has(index));
  }
}

/** Written by this program, from values that were checked. */
const parsePoint = (line: string): SweptPoint => JSON.parse(line) as SweptPoint;
