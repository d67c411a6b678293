import path from 'node:path';
import { arrow, csv, hdf5, json, npy, npz, parquet, root } from '../dataset/index.js';
import type { Manifold } from '../dataset/manifold.js';
import { readerOf, type DataColumn, type DataDialect, type DataFile, type ReaderName } from '../protocol/data-file.js';
import { describeArray, describeCells, describeLists, unreadable } from './file-readers/describe-cells.js';
import { loadColumns } from './file-readers/load-columns.js';
import type { ReadProgress } from './file-readers/progress.js';
import { partName, partsOf, type Cells, type FileColumn, type TableFile } from './file-readers/table-file.js';
import { counted, reasonOf } from './file-readers/words.js';
import { openFile } from './open-file.js';

const readers = { csv, json, npy, npz, parquet, arrow, hdf5, root } satisfies Record<
  ReaderName,
  (file: string) => Manifold
>;

/** How text files are written in which nothing is a number as files usually are. */
const dialects: readonly DataDialect[] = [
  { decimal: ',' },
  { decimal: ',', separator: ';' },
  { unitsLine: true },
  { decimal: ',', unitsLine: true },
];

/** Cells of all columns that are held at once, where a file must be read row by row. */
const mostCells = 2e7;
/** More columns than these, where they have no names, are chosen all together. */
const mostNameless = 200;

/**
 * What there is in a data file.
 * @param file absolute.
 * @param most rows to read.
 * @throws Error where it cannot be read.
 */
export async function describeFile(file: string, most: number, progress: ReadProgress): Promise<DataFile> {
  const reader = readerOf(file);
  if (reader === null) throw new Error(`expected a data file, got ${path.basename(file)}`);
  if (reader !== 'csv') return describeAs(readers[reader](file));
  const plain = await settled(describeAs(csv(file)));
  if (plain.kind === 'found' && hasNumbers(plain.found)) return plain.found;
  for (const dialect of dialects) {
    const attempt = await settled(describeAs(csv(file, dialect), dialect));
    if (attempt.kind === 'found' && hasNumbers(attempt.found)) return attempt.found;
  }
  if (plain.kind === 'failed') throw plain.error;
  return plain.found;

  async function describeAs({ source }: Manifold, dialect: DataDialect = {}): Promise<DataFile> {
    if (source.kind !== 'file') throw new Error('expected data from a file');
    const opened = await openFile(file, source.format, progress);
    try {
      return { reader: source.format.name, dialect, ...(await describeTable(opened, most, progress)) };
    } finally {
      await opened.close();
    }
  }
}

const hasNumbers = ({ columns }: DataFile): boolean =>
  columns.some(({ holds, range }) => holds === 'numbers' && range !== null);

type Settled<T> = { readonly kind: 'found'; readonly found: T } | { readonly kind: 'failed'; readonly error: unknown };

function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (found): Settled<T> => ({ kind: 'found', found }),
    (error: unknown): Settled<T> => ({ kind: 'failed', error }),
  );
}

async function describeTable(
  file: TableFile,
  most: number,
  progress: ReadProgress,
): Promise<Omit<DataFile, 'reader' | 'dialect'>> {
  const { columns, isNamed, isTyped } = file;
  if (columns.length === 0) throw new Error(`expected ${counted(1, file.columnWord)} at least, got none`);
  const limit = isTyped ? most : Math.max(1, Math.min(most, Math.floor(mostCells / columns.length)));
  const blocks = isTyped ? readOneByOne(file, limit + 1, progress) : readTogether(file, limit + 1, progress);
  const described: DataColumn[] = [];
  let isWhole = true;
  for await (const { column, rows, cells } of blocks) {
    isWhole &&= rows <= limit;
    described.push(...describeColumn(column, cells, Math.min(rows, limit), file));
  }
  const named = (column: DataColumn, place: number): DataColumn =>
    isNamed || typeof column.choice !== 'string' ? column : { ...column, choice: place };
  return { columns: described.map(named), isNamed, rows: usualRows(described), isWhole };
}

/** Arrays of other lengths than most may stand in the same file. */
function usualRows(columns: readonly DataColumn[]): number {
  const counts = new Map<number, number>();
  for (const { holds, rows } of columns) if (holds !== 'other') counts.set(rows, (counts.get(rows) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).at(0)?.[0] ?? 0;
}

/** The cells of a column, one for each number in an array; an error where they cannot be read. */
interface ColumnBlock {
  readonly column: FileColumn;
  readonly rows: number;
  readonly cells: readonly Cells[] | Error;
}

/** A file that says what its columns hold may have thousands of them: only one is held at a time. */
async function* readOneByOne(file: TableFile, rows: number, progress: ReadProgress): AsyncGenerator<ColumnBlock> {
  const { columns } = file;
  for (const [index, column] of columns.entries()) {
    if (column.holds === 'other') yield { column, rows: 0, cells: [] };
    else {
      const share: ReadProgress = (part) => progress((index + part) / columns.length);
      try {
        const block = await file.read({ parts: partsOf(column), from: 0, rows, missing: new Set(), progress: share });
        yield { column, ...block };
      } catch (error) {
        // One column that is broken is no reason not to use the others.
        yield { column, rows: 0, cells: new Error(reasonOf(error)) };
      }
    }
    await progress((index + 1) / columns.length);
  }
}

async function* readTogether(file: TableFile, rows: number, progress: ReadProgress): AsyncGenerator<ColumnBlock> {
  const readable = file.columns.filter(({ holds }) => holds !== 'other');
  const parts = readable.flatMap(partsOf);
  const loaded = await loadColumns(
    file,
    { ...file, derived: [] },
    parts.map((part) => ({ kind: 'part', part })),
    new Set(),
    {
      columns: null,
      units: null,
      labels: [],
      weight: null,
      where: null,
      derive: {},
      missing: [],
      rows,
      test: null,
      stream: false,
    },
    (task) => task(),
    progress,
  );
  for (const column of file.columns) {
    const own =
      column.holds === 'other' ? [] : partsOf(column).flatMap((part) => loaded.cells.get(partName(part)) ?? []);
    yield { column, rows: loaded.rows, cells: own };
  }
}

function describeColumn(
  column: FileColumn,
  cells: readonly Cells[] | Error,
  rows: number,
  { isNamed, rowShape }: TableFile,
): readonly DataColumn[] {
  if (cells instanceof Error) return [unreadable(column, cells.message)];
  const first = cells.at(0);
  if (first === undefined) return [unreadable(column, column.type)];
  if (first.kind === 'lists') return describeLists(column, first, rows);
  if (cells.length === 1) return [describeCells(column, column.name, first, rows)];
  const isWhole = rowShape !== null || cells.length > mostNameless;
  if (isNamed || isWhole) return [describeArray(column, isNamed ? column.name : null, cells, rows)];
  return cells.map((one, place) => describeCells(column, place, one, rows));
}
