import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FileFormat, FileSource, Manifold } from '../dataset/manifold.js';
import { rowsOf, type Table } from '../dataset/readers/table.js';
import type { TableStream } from '../dataset/readers/table-stream.js';
import { pack } from '../protocol/pack.js';
import { SamplingError } from '../run/guard.js';
import { checkRange } from '../run/sample.js';
import { buildBlock } from './file-readers/build-table.js';
import type { RunCode } from './file-readers/dataset-code.js';
import { blockView, firstBlocks, type RowRange } from './file-readers/row-blocks.js';
import { sizeOf, type TableFile } from './file-readers/table-file.js';
import { isNumeric } from './file-readers/choose-columns.js';
import type { ReadProgress } from './file-readers/progress.js';
import { counted } from './file-readers/words.js';
import { filesOf } from './files-of.js';
import { openFile } from './open-file.js';
import { reading, type ReadContext } from './read-table.js';

/** Bytes of the numbers of a table, in double precision, above which it is not read as a whole. */
const mostBytes = 2 ** 30;
/** Coordinates of a window: 64 MiB in single precision. */
const windowNumbers = 2 ** 24;

/** A file that is open. */
interface OpenFile {
  readonly file: TableFile;
  readonly path: string;
  /** Whether its rows are to test on, as it is another file than those to train on. */
  readonly isTest: boolean;
  readonly progress: ReadProgress;
}

/** A block of one of the files. */
type FileBlock = RowRange & OpenFile;

/** Formats whose files can be read in blocks of rows. */
const inBlocks: ReadonlySet<FileFormat['name']> = new Set(['npy', 'parquet', 'hdf5']);

/**
 * Opens the files behind a manifold to be read while training, where they are large or the reader is told to: goes
 * through them once, to know which rows there are.
 * @returns null where the table is to be read as a whole.
 * @throws SamplingError that names the file and what is wrong with it, or what code of the dataset file throws.
 */
export async function openStream(manifold: Manifold, field: string, context: ReadContext): Promise<TableStream | null> {
  const { source } = manifold;
  if (source.kind !== 'file' || source.selection.stream === false) return null;
  if (source.selection.stream !== true && !inBlocks.has(source.format.name)) return null;
  return reading(context, source.paths.join(', '), field, async () => {
    const opened: OpenFile[] = [];
    const close = async (): Promise<void> => {
      for (const { file } of opened) await file.close();
    };
    try {
      const { test } = source.selection;
      for (const [paths, isTest] of [
        [source.paths, false],
        [test?.kind === 'files' ? test.paths : [], true],
      ] as const) {
        for (const one of await filesOf(paths, path.dirname(context.datasetFile), context.matched)) {
          const progress = await context.begin(one, field);
          opened.push({ file: await openFile(one, source.format, progress), path: one, isTest, progress });
        }
      }
      const blocks = blocksIn(opened, source);
      const stream = blocks === null ? null : await streamOf(blocks, source, field, context);
      if (stream === null) await close();
      return stream && { ...stream, close };
    } catch (error) {
      await close();
      throw error;
    }
  });
}

/** @throws Error where a format that is to be streamed cannot. */
function blocksIn(files: readonly OpenFile[], { selection, format }: FileSource): readonly FileBlock[] | null {
  const blocks = files.map((one) =>
    one.file.blocks === null
      ? null
      : firstBlocks(one.file.blocks, selection.rows).map((range) => ({ ...range, ...one })),
  );
  const known = blocks.filter((some) => some !== null).flat();
  if (!blocks.includes(null) && known.length > 0) return known;
  if (selection.stream !== true) return null;
  throw new Error(
    `expected a file that can be read in blocks of rows (NumPy, Parquet, one dataset of HDF5), got a file of ${format.name} that cannot; leave out \`stream\``,
  );
}

/** Numbers in a row of all columns, lists not counted. */
const numbersInRow = ({ columns }: TableFile): number =>
  columns.reduce((sum, { holds, shape }) => (isNumeric(holds) ? sum + sizeOf(shape) : sum), 0);

/** @returns null where the table is small, and the reader is not told to stream. */
async function streamOf(
  blocks: readonly FileBlock[],
  { selection, paths }: FileSource,
  field: string,
  context: ReadContext,
): Promise<Omit<TableStream, 'close'> | null> {
  const runCode: RunCode = (task) => context.guard(field, task);
  const whole = { ...selection, rows: null };
  const read = (block: FileBlock): Promise<Table> =>
    buildBlock(blockView(block.file, block), path.basename(block.path), whole, runCode, () => Promise.resolve());
  const rows = blocks.reduce((sum, { count }) => sum + count, 0);
  const isSmall = (dimension: number): boolean =>
    selection.stream !== true && rows * dimension * Float64Array.BYTES_PER_ELEMENT <= mostBytes;
  // Before anything is read: it cannot have more coordinates than that.
  if (isSmall(numbersInRow(blocks[0].file) + Object.keys(selection.derive).length)) return null;
  const first = await read(blocks[0]);
  if (isSmall(first.dimension)) return null;

  const { counts, weights, isTest, leftOut, hash } = await goThrough(blocks, read, first, field);
  const name = path.basename(paths[0]);
  const kinds = new Map(first.labels.map((label) => [label.name, label.kind]));
  return {
    name,
    dimension: first.dimension,
    coordinates: first.coordinates,
    rowShape: first.rowShape,
    weights,
    test: isTest === null ? first.test : { kind: 'rows', isTest },
    windowNumbers,
    hash,
    blocks: counts,
    notes: [
      ...first.notes,
      ...(leftOut.condition > 0
        ? [
            `${name}: ${counted(rows - leftOut.condition, 'row')} of ${rows.toLocaleString('en')} are as \`where\` says.`,
          ]
        : []),
      ...(leftOut.missing > 0
        ? [`${name}: ${counted(leftOut.missing, 'row')} left out, where a value is missing.`]
        : []),
    ],
    readBlock: async (index) => {
      const block = blocks[index];
      const table = await context.reading({ file: block.path, field }, () => read(block));
      const other = table.labels.find((label) => kinds.get(label.name) !== label.kind);
      if (other === undefined) return table;
      throw new SamplingError(
        field,
        `${field}: cannot read ${paths.join(', ')}: label ${JSON.stringify(other.name)}: expected ${kinds.get(other.name) ?? 'none'} in each block, got ${other.kind}; ` +
          `state its kind, labels: { ${JSON.stringify(other.name)}: 'categories' }`,
      );
    },
  };
}

/** What all rows of a stream take in memory. */
interface KnownRows extends Pick<Table, 'weights' | 'leftOut'> {
  /** Rows of each block. */
  readonly counts: readonly number[];
  /** One byte a row, 1 to test on; null where no row says so. */
  readonly isTest: Uint8Array | null;
  readonly hash: string;
}

/** @throws what reading a block does, and SamplingError where networks cannot see its numbers. */
async function goThrough(
  blocks: readonly FileBlock[],
  read: (block: FileBlock) => Promise<Table>,
  first: Table,
  field: string,
): Promise<KnownRows> {
  const rows = blocks.reduce((sum, { count }) => sum + count, 0);
  const weights = first.weights && new Float64Array(rows);
  const isTest = first.test?.kind === 'rows' || blocks.some((block) => block.isTest) ? new Uint8Array(rows) : null;
  const counts: number[] = [];
  const leftOut = { missing: 0, condition: 0 };
  const hash = createHash('sha256');
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    const table = index === 0 ? first : await read(block);
    if (table.dimension !== first.dimension)
      throw new Error(`expected points of ${first.dimension} coordinates in each file, got ${table.dimension}`);
    checkRange({ points: table.values, dimension: table.dimension }, field);
    const count = rowsOf(table);
    counts.push(count);
    for (const { buffer, byteOffset, byteLength } of [table.values, ...(table.weights === null ? [] : [table.weights])])
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
    hash.update(new Uint8Array(pack(table.labels)));
    if (table.weights !== null) weights?.set(table.weights, from);
    if (block.isTest) isTest?.fill(1, from, from + count);
    else if (table.test?.kind === 'rows') isTest?.set(table.test.isTest, from);
    from += count;
    leftOut.missing += table.leftOut.missing;
    leftOut.condition += table.leftOut.condition;
    await block.progress((index + 1) / blocks.length);
  }
  const known = { counts, leftOut, hash: hash.digest('hex') };
  return { ...known, weights: weights?.subarray(0, from) ?? null, isTest: isTest?.subarray(0, from) ?? null };
}
